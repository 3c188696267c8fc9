/**
 * Reads, and for mission packages writes, what people prepare in files: vocabulary (CSV), GeoJSON, packages. Called at start-up and at mission set-up.
 * Never keeps a half-read file: it answers with the whole or with a problem that names file, line and remedy.
 */
package org.fieldpost.model.read;
