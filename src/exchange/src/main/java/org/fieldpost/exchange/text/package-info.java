/**
 * One text: a flash report in 160 characters that can be sent as SMS or read over voice radio and typed in at the server. Called by
 * the phone and by the server's page of texts. Never stands for the report itself: it is a copy of the report it names.
 */
package org.fieldpost.exchange.text;
