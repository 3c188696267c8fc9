/**
 * The few checks that every value makes at birth. Called by all records of Fieldpost. Never reads files, clocks or the network.
 */
package org.fieldpost.model;
