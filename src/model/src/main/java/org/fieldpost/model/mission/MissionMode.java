package org.fieldpost.model.mission;

/** Live or exercise; the two never meet, in no file, key, id or page. */
public enum MissionMode {
    LIVE,
    EXERCISE
}
