/**
 * Where things are: points, positions with their precision, MGRS references, regions and known points. Called by whoever places a
 * report. Never reads a file and never asks a device.
 */
package org.fieldpost.model.place;
