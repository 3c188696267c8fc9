/**
 * Reports and regions as OGC API - Features (17-069r4) with GeoJSON (RFC 7946), and the OpenAPI description of all that programs may ask this server.
 * Called by geographic programs and scripts, with a token of a person whose sight holds. Never changes anything, and never
 * tells what somebody wrote in free words.
 */
package org.fieldpost.server.features;
