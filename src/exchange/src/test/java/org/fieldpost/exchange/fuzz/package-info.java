/**
 * Decoders of hostile bytes, each led by the coverage of its branches (Jazzer) for a few seconds in every build, after the genuine
 * values and whatever was stored in {@code src/test/resources/<package>/<class>Inputs/<method>}. The classes are named
 * {@code Hostile...Test}, as surefire's execution "fuzz" gives each a JVM of its own. Longer, one decoder for an hour:
 * {@code ./mvnw -pl src/model,src/exchange -Dtest=HostileCborTest -Dsurefire.failIfNoSpecifiedTests=false -Dfail.if.no.tests=false
 * -Dfuzz.only=true -Dfuzz.time=1h -Dfuzz.most.s=4000 test}; only replaying: {@code -Dfuzz=0}. A finding is a file in {@code target/fuzz}: store it
 * in the folder named above, so that it is replayed for ever.
 */
package org.fieldpost.exchange.fuzz;
