CREATE TABLE "approval_delegations" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"delegate_id" text NOT NULL,
	"kinds" jsonb NOT NULL,
	"package_ids" jsonb,
	"includes_pending" boolean NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"until_at" timestamp (3) with time zone,
	"begun_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "delivery_failures" (
	"id" text PRIMARY KEY NOT NULL,
	"assignment_id" text NOT NULL,
	"kind" text NOT NULL,
	"origin_id" text NOT NULL,
	"role_id" text NOT NULL,
	"reason" text NOT NULL,
	"attempts" integer NOT NULL,
	"failed_at" timestamp (3) with time zone NOT NULL,
	"next_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "request_inquiries" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"stage" integer NOT NULL,
	"asked_by_id" text NOT NULL,
	"question" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"answer" text,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "connected_organization_domains" (
	"domain" text PRIMARY KEY NOT NULL,
	"connected_organization_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "connected_organization_sponsors" (
	"id" text PRIMARY KEY NOT NULL,
	"connected_organization_id" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "connected_organizations" (
	"id" text PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"description" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "group_roles" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"role" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "catalog_role_assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"catalog_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "incompatible_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"access_package_id" text NOT NULL,
	"group_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "incompatible_packages" (
	"id" text PRIMARY KEY NOT NULL,
	"access_package_id" text NOT NULL,
	"incompatible_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "callouts" (
	"id" text PRIMARY KEY NOT NULL,
	"extension_id" text NOT NULL,
	"stage" text NOT NULL,
	"request_id" text,
	"assignment_id" text,
	"waits" boolean NOT NULL,
	"payload" jsonb NOT NULL,
	"token_digest" text,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"response_status" integer,
	"last_error" text,
	"wait_until" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "custom_extensions" (
	"id" text PRIMARY KEY NOT NULL,
	"catalog_id" text NOT NULL,
	"display_name" text NOT NULL,
	"description" text NOT NULL,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"waits" boolean NOT NULL,
	"wait_hours" integer NOT NULL,
	"enabled" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "site_access" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"role" text NOT NULL,
	"user_id" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sites" (
	"id" text PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"description" text NOT NULL,
	"url" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
DROP INDEX "request_approvers_stage";--> statement-breakpoint
DROP INDEX "request_decisions_stage";--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "is_assignable_to_role" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "employee_leave_date" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "left_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "connected_organization_id" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "subject_lifecycle" text DEFAULT 'notDefined' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "blocked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "access_packages" ADD COLUMN "retires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assignment_policies" ADD COLUMN "membership_rule" text;--> statement-breakpoint
ALTER TABLE "assignment_policies" ADD COLUMN "rule_run_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assignment_policies" ADD COLUMN "ends_out_of_scope" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_policies" ADD COLUMN "grace_hours" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_policies" ADD COLUMN "review_settings" jsonb;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD COLUMN "answers" jsonb;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD COLUMN "starts_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD COLUMN "escalates_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD COLUMN "paused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD COLUMN "nudged_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "remove_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "remove_reason" text;--> statement-breakpoint
ALTER TABLE "policy_targets" ADD COLUMN "connected_organization_id" text;--> statement-breakpoint
ALTER TABLE "request_approvers" ADD COLUMN "for_user_id" text;--> statement-breakpoint
ALTER TABLE "request_approvers" ADD COLUMN "part" text DEFAULT 'primary' NOT NULL;--> statement-breakpoint
ALTER TABLE "request_decisions" ADD COLUMN "for_user_id" text;--> statement-breakpoint
ALTER TABLE "approval_delegations" ADD CONSTRAINT "approval_delegations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_delegations" ADD CONSTRAINT "approval_delegations_delegate_id_users_id_fk" FOREIGN KEY ("delegate_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_inquiries" ADD CONSTRAINT "request_inquiries_request_id_assignment_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."assignment_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_inquiries" ADD CONSTRAINT "request_inquiries_asked_by_id_users_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connected_organization_domains" ADD CONSTRAINT "connected_organization_domains_connected_organization_id_connected_organizations_id_fk" FOREIGN KEY ("connected_organization_id") REFERENCES "public"."connected_organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connected_organization_sponsors" ADD CONSTRAINT "connected_organization_sponsors_connected_organization_id_connected_organizations_id_fk" FOREIGN KEY ("connected_organization_id") REFERENCES "public"."connected_organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connected_organization_sponsors" ADD CONSTRAINT "connected_organization_sponsors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_roles" ADD CONSTRAINT "group_roles_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_role_assignments" ADD CONSTRAINT "catalog_role_assignments_catalog_id_catalogs_id_fk" FOREIGN KEY ("catalog_id") REFERENCES "public"."catalogs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_role_assignments" ADD CONSTRAINT "catalog_role_assignments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incompatible_groups" ADD CONSTRAINT "incompatible_groups_access_package_id_access_packages_id_fk" FOREIGN KEY ("access_package_id") REFERENCES "public"."access_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incompatible_groups" ADD CONSTRAINT "incompatible_groups_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incompatible_packages" ADD CONSTRAINT "incompatible_packages_access_package_id_access_packages_id_fk" FOREIGN KEY ("access_package_id") REFERENCES "public"."access_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incompatible_packages" ADD CONSTRAINT "incompatible_packages_incompatible_id_access_packages_id_fk" FOREIGN KEY ("incompatible_id") REFERENCES "public"."access_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "callouts" ADD CONSTRAINT "callouts_extension_id_custom_extensions_id_fk" FOREIGN KEY ("extension_id") REFERENCES "public"."custom_extensions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_extensions" ADD CONSTRAINT "custom_extensions_catalog_id_catalogs_id_fk" FOREIGN KEY ("catalog_id") REFERENCES "public"."catalogs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_access" ADD CONSTRAINT "site_access_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "site_access" ADD CONSTRAINT "site_access_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "approval_delegations_by_user" ON "approval_delegations" USING btree ("user_id","starts_at");--> statement-breakpoint
CREATE INDEX "approval_delegations_by_delegate" ON "approval_delegations" USING btree ("delegate_id","starts_at");--> statement-breakpoint
CREATE INDEX "approval_delegations_live" ON "approval_delegations" USING btree ("starts_at") WHERE "approval_delegations"."ends_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_failures_live" ON "delivery_failures" USING btree ("assignment_id","kind","origin_id","role_id") WHERE "delivery_failures"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "delivery_failures_due" ON "delivery_failures" USING btree ("next_at") WHERE "delivery_failures"."ends_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "request_inquiries_open" ON "request_inquiries" USING btree ("request_id") WHERE "request_inquiries"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "request_inquiries_by_request" ON "request_inquiries" USING btree ("request_id","asked_at");--> statement-breakpoint
CREATE INDEX "request_inquiries_due" ON "request_inquiries" USING btree ("due_at") WHERE "request_inquiries"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "connected_organization_domains_by_organization" ON "connected_organization_domains" USING btree ("connected_organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "connected_organization_sponsors_live" ON "connected_organization_sponsors" USING btree ("connected_organization_id","kind","user_id") WHERE "connected_organization_sponsors"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "connected_organization_sponsors_by_user" ON "connected_organization_sponsors" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "connected_organizations_by_name" ON "connected_organizations" USING btree ("display_name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "group_roles_live" ON "group_roles" USING btree ("group_id","role") WHERE "group_roles"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "group_roles_by_role" ON "group_roles" USING btree ("role");--> statement-breakpoint
CREATE UNIQUE INDEX "catalog_role_assignments_live" ON "catalog_role_assignments" USING btree ("catalog_id","role","user_id") WHERE "catalog_role_assignments"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "catalog_role_assignments_by_user" ON "catalog_role_assignments" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "incompatible_groups_live" ON "incompatible_groups" USING btree ("access_package_id","group_id") WHERE "incompatible_groups"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "incompatible_groups_by_group" ON "incompatible_groups" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "incompatible_packages_live" ON "incompatible_packages" USING btree ("access_package_id","incompatible_id") WHERE "incompatible_packages"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "incompatible_packages_by_other" ON "incompatible_packages" USING btree ("incompatible_id");--> statement-breakpoint
CREATE INDEX "callouts_due" ON "callouts" USING btree ("due_at") WHERE "callouts"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "callouts_awaited" ON "callouts" USING btree ("wait_until") WHERE "callouts"."state" = 'waitingForCallback';--> statement-breakpoint
CREATE INDEX "callouts_by_extension" ON "callouts" USING btree ("extension_id","created_at","id");--> statement-breakpoint
CREATE INDEX "callouts_by_request" ON "callouts" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "custom_extensions_by_catalog" ON "custom_extensions" USING btree ("catalog_id","display_name");--> statement-breakpoint
CREATE UNIQUE INDEX "site_access_live" ON "site_access" USING btree ("site_id","role","user_id","source_id") WHERE "site_access"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "site_access_by_user" ON "site_access" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "site_access_by_source" ON "site_access" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "sites_by_name" ON "sites" USING btree ("display_name","id");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_connected_organization_id_connected_organizations_id_fk" FOREIGN KEY ("connected_organization_id") REFERENCES "public"."connected_organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_targets" ADD CONSTRAINT "policy_targets_connected_organization_id_connected_organizations_id_fk" FOREIGN KEY ("connected_organization_id") REFERENCES "public"."connected_organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_approvers" ADD CONSTRAINT "request_approvers_for_user_id_users_id_fk" FOREIGN KEY ("for_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_decisions" ADD CONSTRAINT "request_decisions_for_user_id_users_id_fk" FOREIGN KEY ("for_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "users_by_organization" ON "users" USING btree ("connected_organization_id");--> statement-breakpoint
CREATE INDEX "users_leaving" ON "users" USING btree ("employee_leave_date") WHERE "users"."left_at" is null and "users"."employee_leave_date" is not null;--> statement-breakpoint
CREATE INDEX "users_blocked" ON "users" USING btree ("blocked_at") WHERE "users"."deleted_at" is null and "users"."blocked_at" is not null;--> statement-breakpoint
CREATE INDEX "users_by_work" ON "users" USING btree ("department","job_title");--> statement-breakpoint
CREATE INDEX "access_packages_retiring" ON "access_packages" USING btree ("retires_at") WHERE "access_packages"."deleted_at" is null and "access_packages"."retires_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_policies_automatic" ON "assignment_policies" USING btree ("access_package_id") WHERE "assignment_policies"."deleted_at" is null and "assignment_policies"."membership_rule" is not null;--> statement-breakpoint
CREATE INDEX "assignment_policies_ending" ON "assignment_policies" USING btree ("id") WHERE "assignment_policies"."deleted_at" is null and "assignment_policies"."ends_out_of_scope";--> statement-breakpoint
CREATE INDEX "assignment_requests_by_state" ON "assignment_requests" USING btree ("state","submitted_at","id");--> statement-breakpoint
CREATE INDEX "assignment_requests_starting" ON "assignment_requests" USING btree ("starts_at") WHERE "assignment_requests"."state" = 'scheduled';--> statement-breakpoint
CREATE INDEX "assignment_requests_escalating" ON "assignment_requests" USING btree ("escalates_at") WHERE "assignment_requests"."completed_at" is null;--> statement-breakpoint
CREATE INDEX "assignment_requests_completed" ON "assignment_requests" USING btree ("completed_at","id");--> statement-breakpoint
CREATE INDEX "assignment_requests_by_policy" ON "assignment_requests" USING btree ("policy_id");--> statement-breakpoint
CREATE INDEX "assignments_removing" ON "assignments" USING btree ("remove_at") WHERE "assignments"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "assignments_by_policy" ON "assignments" USING btree ("policy_id") WHERE "assignments"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "assignments_in_order" ON "assignments" USING btree ("starts_at","id");--> statement-breakpoint
CREATE INDEX "assignments_undelivered" ON "assignments" USING btree ("state") WHERE "assignments"."ends_at" is null and "assignments"."state" <> 'delivered';--> statement-breakpoint
CREATE INDEX "policy_targets_by_organization" ON "policy_targets" USING btree ("connected_organization_id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_approvers_own_voice" ON "request_approvers" USING btree ("request_id","stage","user_id") WHERE "request_approvers"."for_user_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "request_approvers_voice" ON "request_approvers" USING btree ("request_id","stage","user_id","for_user_id") WHERE "request_approvers"."for_user_id" is not null;--> statement-breakpoint
CREATE INDEX "request_approvers_by_principal" ON "request_approvers" USING btree ("for_user_id","waiting");--> statement-breakpoint
CREATE UNIQUE INDEX "request_decisions_by_stage" ON "request_decisions" USING btree ("request_id","stage","user_id");