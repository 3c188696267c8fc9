/**
 * What the conduct focal point does at the server: lists and fetches sealed reports, and releases sanitised ones for readers. Also the
 * administrator's page of recipients. Opens no sealed report and knows of none who wrote it or when.
 */
package org.fieldpost.server.sealed;
