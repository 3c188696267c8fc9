/**
 * What the app asks of Java by name while it runs, held against the lists that a closed-world build is told. Called by the build's
 * tests. Never runs on a phone.
 */
package org.fieldpost.app.closedworld;
