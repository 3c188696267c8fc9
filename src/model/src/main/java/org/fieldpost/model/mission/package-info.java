/**
 * A mission as its phones and its server know it: regions, known points, phase, live or exercise. Called by the phone, the
 * server and the rehearsal. Never holds people or reports.
 */
package org.fieldpost.model.mission;
