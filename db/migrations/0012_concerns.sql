-- The front page asks for concerns at each visit of somebody who has signed in; few commitments have one.
create index commitment_concern on commitment (id) where concern is not null;
