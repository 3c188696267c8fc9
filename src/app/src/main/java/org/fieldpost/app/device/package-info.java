/**
 * What a phone can do beside computing, as small interfaces. Called by view models. Never knows which device it is.
 */
package org.fieldpost.app.device;
