ALTER TABLE "users" ADD COLUMN "relations_changed_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "application_owners_ended" ON "application_owners" USING btree ("ends_at") WHERE "application_owners"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX "connected_organization_sponsors_ended" ON "connected_organization_sponsors" USING btree ("ends_at") WHERE "connected_organization_sponsors"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX "group_owners_ended" ON "group_owners" USING btree ("ends_at") WHERE "group_owners"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX "group_roles_ended" ON "group_roles" USING btree ("ends_at") WHERE "group_roles"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX "memberships_ended" ON "memberships" USING btree ("ends_at") WHERE "memberships"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX "role_assignments_ended" ON "role_assignments" USING btree ("ends_at") WHERE "role_assignments"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX "users_by_relations" ON "users" USING btree ("relations_changed_at") WHERE "users"."relations_changed_at" is not null;--> statement-breakpoint
CREATE INDEX "catalog_role_assignments_ended" ON "catalog_role_assignments" USING btree ("ends_at") WHERE "catalog_role_assignments"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX "package_resource_roles_ended" ON "package_resource_roles" USING btree ("ends_at") WHERE "package_resource_roles"."ends_at" is not null;--> statement-breakpoint
CREATE INDEX "site_access_ended" ON "site_access" USING btree ("ends_at") WHERE "site_access"."ends_at" is not null;