/**
 * Cards that teach what a patrol must know before it reports: the seven interfaces, safe reporting, basis, grading, nil reports
 * and handling. Called by the app where an officer asks to learn. Never keeps, sends or scores what somebody answered.
 */
package org.fieldpost.app.learn;
