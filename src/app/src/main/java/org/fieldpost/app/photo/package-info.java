/**
 * A picture from the camera or a file on its way to become a photo of a report: read, made smaller, covered, written anew. Called
 * by the screen of an observation. Never lets through a byte of the file it read, and never keeps a picture by itself.
 */
package org.fieldpost.app.photo;
