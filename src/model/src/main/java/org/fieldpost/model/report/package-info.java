/**
 * What a patrol reports: patrols, the three kinds of observation, nil reports, their two codings and handling levels, and the
 * rules on them. Called by the phone's forms, the exchange and the server. Never knows how reports are stored or carried.
 */
package org.fieldpost.model.report;
