-- A delegation held for every request before; now it says of each kind whether it holds for it.
UPDATE "approval_delegations" SET "kinds" = '["newAccess","moreTime"]'::jsonb;
