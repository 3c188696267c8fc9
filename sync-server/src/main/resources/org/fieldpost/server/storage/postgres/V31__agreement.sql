-- Reviewers' interfaces by when they were given: whether officers and reviewers agree is asked of a period.
CREATE INDEX review_coding_by_time ON review_coding (at);
