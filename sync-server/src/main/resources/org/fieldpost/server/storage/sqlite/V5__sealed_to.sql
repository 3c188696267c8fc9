-- The server's key that a phone was last heard to seal to when nothing else waited there: older keys are kept for those who may
-- still need them. NULL: not known, it may need any.
ALTER TABLE enrolment ADD COLUMN sealed_to INTEGER;
