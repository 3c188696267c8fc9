/**
 * Background maps as raster tiles in MBTiles files that somebody copied onto the phone. Called by the app's map. Never writes into
 * such a file and never asks a network for a tile.
 */
package org.fieldpost.notebook.tiles;
