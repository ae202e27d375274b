-- Owners of catalogs become one role among others.
insert into catalog_role_assignments (id, catalog_id, user_id, role, starts_at, ends_at)
select id, catalog_id, user_id, 'owner', starts_at, ends_at from catalog_owners;
--> statement-breakpoint
-- Terms that were written before say what they left unsaid.
update assignment_policies set terms = json_set(
  json_patch('{"questions":[],"extension":"none","mayGiveBack":true,"onBehalf":false,"notifies":true,"callouts":[]}', terms),
  '$.stages',
  (select json_group_array(json_patch('{"quorum":1,"escalation":null,"visibility":"default"}', stage.value)) from json_each(terms, '$.stages') as stage)
);
--> statement-breakpoint
update assignment_requests set terms = json_set(
  json_patch('{"questions":[],"extension":"none","mayGiveBack":true,"onBehalf":false,"notifies":true,"callouts":[]}', terms),
  '$.stages',
  (select json_group_array(json_patch('{"quorum":1,"escalation":null,"visibility":"default"}', stage.value)) from json_each(terms, '$.stages') as stage)
);
