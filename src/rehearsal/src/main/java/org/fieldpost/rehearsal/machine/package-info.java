/**
 * What the machine must have beside a JDK: found, installed where allowed, or named in one line. Called by the build before
 * it compiles anything. Never uses a library.
 */
package org.fieldpost.rehearsal.machine;
