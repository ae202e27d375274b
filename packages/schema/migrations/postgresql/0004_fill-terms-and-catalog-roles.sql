-- Owners of catalogs become one role among others.
insert into catalog_role_assignments (id, catalog_id, user_id, role, starts_at, ends_at)
select id, catalog_id, user_id, 'owner', starts_at, ends_at from catalog_owners;
--> statement-breakpoint
-- Terms that were written before say what they left unsaid.
update assignment_policies set terms = jsonb_set(
  '{"questions":[],"extension":"none","mayGiveBack":true,"onBehalf":false,"notifies":true,"callouts":[]}'::jsonb || terms,
  '{stages}',
  coalesce(
    (select jsonb_agg('{"quorum":1,"escalation":null,"visibility":"default"}'::jsonb || stage.value order by stage.nth)
     from jsonb_array_elements(terms -> 'stages') with ordinality as stage(value, nth)),
    '[]'::jsonb
  )
);
--> statement-breakpoint
update assignment_requests set terms = jsonb_set(
  '{"questions":[],"extension":"none","mayGiveBack":true,"onBehalf":false,"notifies":true,"callouts":[]}'::jsonb || terms,
  '{stages}',
  coalesce(
    (select jsonb_agg('{"quorum":1,"escalation":null,"visibility":"default"}'::jsonb || stage.value order by stage.nth)
     from jsonb_array_elements(terms -> 'stages') with ordinality as stage(value, nth)),
    '[]'::jsonb
  )
);
