ALTER TABLE `users` ADD `relations_changed_at` integer;--> statement-breakpoint
CREATE INDEX `users_by_relations` ON `users` (`relations_changed_at`) WHERE "users"."relations_changed_at" is not null;--> statement-breakpoint
CREATE INDEX `application_owners_ended` ON `application_owners` (`ends_at`) WHERE "application_owners"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX `connected_organization_sponsors_ended` ON `connected_organization_sponsors` (`ends_at`) WHERE "connected_organization_sponsors"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX `group_owners_ended` ON `group_owners` (`ends_at`) WHERE "group_owners"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX `group_roles_ended` ON `group_roles` (`ends_at`) WHERE "group_roles"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX `memberships_ended` ON `memberships` (`ends_at`) WHERE "memberships"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX `role_assignments_ended` ON `role_assignments` (`ends_at`) WHERE "role_assignments"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX `catalog_role_assignments_ended` ON `catalog_role_assignments` (`ends_at`) WHERE "catalog_role_assignments"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX `package_resource_roles_ended` ON `package_resource_roles` (`ends_at`) WHERE "package_resource_roles"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX `site_access_ended` ON `site_access` (`ends_at`) WHERE "site_access"."ends_at" is not null;