/**
 * The phone app: FieldpostApp wires notebook, exchange, device and screens by hand in one place, AppMain starts it on a desktop.
 * Called by the launcher and by the rehearsal. Never holds a rule about reports.
 */
package org.fieldpost.app;
