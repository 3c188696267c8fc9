/**
 * The exercises that trainers play with: what ships, what they made of it, and the pages where they change it. Called where a server
 * is one of exercises, by its trainers and administrators and by the running of an exercise. Never keeps an exercise that cannot be
 * run, and is not there at all on a live server.
 */
package org.fieldpost.server.exercise;
