-- Whether a situation report counts restricted reports of its day: who reads it then stands in the log. NULL: made before this was kept.
ALTER TABLE sitrep ADD COLUMN restricted BOOLEAN;
