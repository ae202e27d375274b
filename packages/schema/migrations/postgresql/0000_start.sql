CREATE TABLE "app_roles" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"value" text NOT NULL,
	"display_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"app_role_id" text NOT NULL,
	"user_id" text,
	"group_id" text,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "application_owners" (
	"id" text PRIMARY KEY NOT NULL,
	"application_id" text NOT NULL,
	"user_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"id" text PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"description" text NOT NULL,
	"homepage_url" text NOT NULL,
	"publisher" text NOT NULL,
	"category" text NOT NULL,
	"enabled" boolean NOT NULL,
	"visible" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"activity" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"subject_id" text,
	"target_type" text NOT NULL,
	"target_id" text NOT NULL,
	"target_name" text NOT NULL,
	"related" jsonb NOT NULL,
	"details" jsonb NOT NULL,
	"request_id" text NOT NULL,
	"address" text
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"user_id" text PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL,
	"password_changed_at" timestamp (3) with time zone NOT NULL,
	"must_change_password" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lockouts" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"locks" integer NOT NULL,
	"locked_until" timestamp (3) with time zone,
	"recent" jsonb NOT NULL,
	"last_failure_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"address" text,
	"user_agent" text
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"user_id" text,
	"user_name" text NOT NULL,
	"result" text NOT NULL,
	"address" text,
	"browser" text,
	"operating_system" text,
	"request_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "group_owners" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"user_id" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" text PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"description" text NOT NULL,
	"kind" text NOT NULL,
	"mail_nickname" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"user_id" text NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "role_assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"user_principal_name" text NOT NULL,
	"display_name" text NOT NULL,
	"given_name" text,
	"surname" text,
	"mail" text,
	"job_title" text,
	"department" text,
	"division" text,
	"company_name" text,
	"office_location" text,
	"mobile_phone" text,
	"employee_id" text,
	"employee_type" text,
	"employee_hire_date" text,
	"usage_location" text,
	"preferred_language" text,
	"user_type" text NOT NULL,
	"account_enabled" boolean NOT NULL,
	"manager_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_packages" (
	"id" text PRIMARY KEY NOT NULL,
	"catalog_id" text NOT NULL,
	"display_name" text NOT NULL,
	"description" text NOT NULL,
	"is_hidden" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment_policies" (
	"id" text PRIMARY KEY NOT NULL,
	"access_package_id" text NOT NULL,
	"display_name" text NOT NULL,
	"description" text NOT NULL,
	"allowed_target_scope" text NOT NULL,
	"enabled" boolean NOT NULL,
	"terms" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignment_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"request_type" text NOT NULL,
	"access_package_id" text NOT NULL,
	"policy_id" text NOT NULL,
	"requestor_id" text NOT NULL,
	"target_id" text NOT NULL,
	"state" text NOT NULL,
	"status" text NOT NULL,
	"justification" text NOT NULL,
	"requested_days" integer,
	"terms" jsonb NOT NULL,
	"stage" integer NOT NULL,
	"stage_since" timestamp (3) with time zone NOT NULL,
	"stage_due_at" timestamp (3) with time zone,
	"submitted_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone,
	"assignment_id" text,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" text PRIMARY KEY NOT NULL,
	"access_package_id" text NOT NULL,
	"policy_id" text NOT NULL,
	"target_id" text NOT NULL,
	"request_id" text NOT NULL,
	"state" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"end_reason" text,
	"notice_days" integer
);
--> statement-breakpoint
CREATE TABLE "catalog_owners" (
	"id" text PRIMARY KEY NOT NULL,
	"catalog_id" text NOT NULL,
	"user_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "catalog_resources" (
	"id" text PRIMARY KEY NOT NULL,
	"catalog_id" text NOT NULL,
	"kind" text NOT NULL,
	"origin_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "catalogs" (
	"id" text PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"description" text NOT NULL,
	"state" text NOT NULL,
	"is_externally_visible" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "package_resource_roles" (
	"id" text PRIMARY KEY NOT NULL,
	"access_package_id" text NOT NULL,
	"kind" text NOT NULL,
	"origin_id" text NOT NULL,
	"role_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "policy_targets" (
	"id" text PRIMARY KEY NOT NULL,
	"policy_id" text NOT NULL,
	"user_id" text,
	"group_id" text
);
--> statement-breakpoint
CREATE TABLE "request_approvers" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"stage" integer NOT NULL,
	"user_id" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"waiting" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "request_decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"request_id" text NOT NULL,
	"stage" integer NOT NULL,
	"user_id" text,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"key" text PRIMARY KEY NOT NULL,
	"actor_id" text,
	"answer" jsonb,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job_runs" (
	"name" text PRIMARY KEY NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"took_ms" bigint,
	"done" integer NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "direct_licenses" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"product_id" text NOT NULL,
	"disabled_plans" jsonb NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "group_licenses" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"product_id" text NOT NULL,
	"disabled_plans" jsonb NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "product_plans" (
	"product_id" text NOT NULL,
	"service_plan_id" text NOT NULL,
	CONSTRAINT "product_plans_product_id_service_plan_id_pk" PRIMARY KEY("product_id","service_plan_id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" text PRIMARY KEY NOT NULL,
	"sku_part_number" text NOT NULL,
	"display_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"product_id" text NOT NULL,
	"state" text NOT NULL,
	"queued_at" timestamp (3) with time zone NOT NULL,
	"queue_order" integer NOT NULL,
	"held_since" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "service_plans" (
	"id" text PRIMARY KEY NOT NULL,
	"service_plan_name" text NOT NULL,
	"display_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"units" integer NOT NULL,
	"price_per_month" bigint,
	"currency" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"renews_on" text,
	"revision" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"template" text NOT NULL,
	"recipient_id" text,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"html" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
ALTER TABLE "app_roles" ADD CONSTRAINT "app_roles_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_assignments" ADD CONSTRAINT "application_assignments_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_assignments" ADD CONSTRAINT "application_assignments_app_role_id_app_roles_id_fk" FOREIGN KEY ("app_role_id") REFERENCES "public"."app_roles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_assignments" ADD CONSTRAINT "application_assignments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_assignments" ADD CONSTRAINT "application_assignments_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_owners" ADD CONSTRAINT "application_owners_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "application_owners" ADD CONSTRAINT "application_owners_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_owners" ADD CONSTRAINT "group_owners_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_owners" ADD CONSTRAINT "group_owners_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_assignments" ADD CONSTRAINT "role_assignments_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_packages" ADD CONSTRAINT "access_packages_catalog_id_catalogs_id_fk" FOREIGN KEY ("catalog_id") REFERENCES "public"."catalogs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_policies" ADD CONSTRAINT "assignment_policies_access_package_id_access_packages_id_fk" FOREIGN KEY ("access_package_id") REFERENCES "public"."access_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD CONSTRAINT "assignment_requests_access_package_id_access_packages_id_fk" FOREIGN KEY ("access_package_id") REFERENCES "public"."access_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD CONSTRAINT "assignment_requests_policy_id_assignment_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."assignment_policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD CONSTRAINT "assignment_requests_requestor_id_users_id_fk" FOREIGN KEY ("requestor_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD CONSTRAINT "assignment_requests_target_id_users_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_access_package_id_access_packages_id_fk" FOREIGN KEY ("access_package_id") REFERENCES "public"."access_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_policy_id_assignment_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."assignment_policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_target_id_users_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_owners" ADD CONSTRAINT "catalog_owners_catalog_id_catalogs_id_fk" FOREIGN KEY ("catalog_id") REFERENCES "public"."catalogs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_owners" ADD CONSTRAINT "catalog_owners_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catalog_resources" ADD CONSTRAINT "catalog_resources_catalog_id_catalogs_id_fk" FOREIGN KEY ("catalog_id") REFERENCES "public"."catalogs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_resource_roles" ADD CONSTRAINT "package_resource_roles_access_package_id_access_packages_id_fk" FOREIGN KEY ("access_package_id") REFERENCES "public"."access_packages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_targets" ADD CONSTRAINT "policy_targets_policy_id_assignment_policies_id_fk" FOREIGN KEY ("policy_id") REFERENCES "public"."assignment_policies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_targets" ADD CONSTRAINT "policy_targets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_targets" ADD CONSTRAINT "policy_targets_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_approvers" ADD CONSTRAINT "request_approvers_request_id_assignment_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."assignment_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_approvers" ADD CONSTRAINT "request_approvers_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_decisions" ADD CONSTRAINT "request_decisions_request_id_assignment_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."assignment_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_decisions" ADD CONSTRAINT "request_decisions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direct_licenses" ADD CONSTRAINT "direct_licenses_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direct_licenses" ADD CONSTRAINT "direct_licenses_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_licenses" ADD CONSTRAINT "group_licenses_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_licenses" ADD CONSTRAINT "group_licenses_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_plans" ADD CONSTRAINT "product_plans_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_plans" ADD CONSTRAINT "product_plans_service_plan_id_service_plans_id_fk" FOREIGN KEY ("service_plan_id") REFERENCES "public"."service_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "app_roles_value" ON "app_roles" USING btree ("application_id","value");--> statement-breakpoint
CREATE UNIQUE INDEX "application_assignments_live_user" ON "application_assignments" USING btree ("application_id","user_id","app_role_id","source","source_id") WHERE "application_assignments"."ends_at" is null and "application_assignments"."user_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "application_assignments_live_group" ON "application_assignments" USING btree ("application_id","group_id","app_role_id","source","source_id") WHERE "application_assignments"."ends_at" is null and "application_assignments"."group_id" is not null;--> statement-breakpoint
CREATE INDEX "application_assignments_by_user" ON "application_assignments" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "application_assignments_by_group" ON "application_assignments" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "application_assignments_by_source" ON "application_assignments" USING btree ("source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "application_owners_live" ON "application_owners" USING btree ("application_id","user_id") WHERE "application_owners"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "application_owners_by_user" ON "application_owners" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "applications_by_name" ON "applications" USING btree ("display_name","id");--> statement-breakpoint
CREATE INDEX "audit_events_by_time" ON "audit_events" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "audit_events_by_activity" ON "audit_events" USING btree ("activity","at");--> statement-breakpoint
CREATE INDEX "audit_events_by_actor" ON "audit_events" USING btree ("actor_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_by_subject" ON "audit_events" USING btree ("subject_id","at");--> statement-breakpoint
CREATE INDEX "audit_events_by_target" ON "audit_events" USING btree ("target_id","at");--> statement-breakpoint
CREATE INDEX "sessions_by_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_by_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_ins_by_user" ON "sign_ins" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "sign_ins_by_time" ON "sign_ins" USING btree ("at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "group_owners_live" ON "group_owners" USING btree ("group_id","user_id","source","source_id") WHERE "group_owners"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "group_owners_by_user" ON "group_owners" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "group_owners_by_source" ON "group_owners" USING btree ("source_id");--> statement-breakpoint
CREATE INDEX "groups_by_name" ON "groups" USING btree ("display_name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_mail_nickname" ON "groups" USING btree (lower("mail_nickname")) WHERE "groups"."deleted_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_live" ON "memberships" USING btree ("group_id","user_id","source","source_id") WHERE "memberships"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "memberships_by_user" ON "memberships" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "memberships_by_source" ON "memberships" USING btree ("source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "role_assignments_live" ON "role_assignments" USING btree ("user_id","role") WHERE "role_assignments"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "role_assignments_by_role" ON "role_assignments" USING btree ("role");--> statement-breakpoint
CREATE UNIQUE INDEX "users_principal_name" ON "users" USING btree (lower("user_principal_name"));--> statement-breakpoint
CREATE UNIQUE INDEX "users_employee_id" ON "users" USING btree ("employee_id");--> statement-breakpoint
CREATE INDEX "users_by_name" ON "users" USING btree ("display_name","id");--> statement-breakpoint
CREATE INDEX "users_by_manager" ON "users" USING btree ("manager_id");--> statement-breakpoint
CREATE INDEX "users_by_mail" ON "users" USING btree (lower("mail"));--> statement-breakpoint
CREATE INDEX "access_packages_by_name" ON "access_packages" USING btree ("display_name","id");--> statement-breakpoint
CREATE INDEX "access_packages_by_catalog" ON "access_packages" USING btree ("catalog_id");--> statement-breakpoint
CREATE INDEX "assignment_policies_by_package" ON "assignment_policies" USING btree ("access_package_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assignment_requests_open" ON "assignment_requests" USING btree ("target_id","access_package_id") WHERE "assignment_requests"."completed_at" is null;--> statement-breakpoint
CREATE INDEX "assignment_requests_by_requestor" ON "assignment_requests" USING btree ("requestor_id","submitted_at");--> statement-breakpoint
CREATE INDEX "assignment_requests_by_target" ON "assignment_requests" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "assignment_requests_by_package" ON "assignment_requests" USING btree ("access_package_id","submitted_at");--> statement-breakpoint
CREATE INDEX "assignment_requests_by_time" ON "assignment_requests" USING btree ("submitted_at","id");--> statement-breakpoint
CREATE INDEX "assignment_requests_due" ON "assignment_requests" USING btree ("stage_due_at") WHERE "assignment_requests"."completed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_live" ON "assignments" USING btree ("target_id","access_package_id") WHERE "assignments"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "assignments_by_package" ON "assignments" USING btree ("access_package_id","starts_at");--> statement-breakpoint
CREATE INDEX "assignments_by_target" ON "assignments" USING btree ("target_id");--> statement-breakpoint
CREATE INDEX "assignments_expiring" ON "assignments" USING btree ("expires_at") WHERE "assignments"."ends_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "catalog_owners_live" ON "catalog_owners" USING btree ("catalog_id","user_id") WHERE "catalog_owners"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "catalog_owners_by_user" ON "catalog_owners" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "catalog_resources_live" ON "catalog_resources" USING btree ("catalog_id","kind","origin_id") WHERE "catalog_resources"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "catalog_resources_by_origin" ON "catalog_resources" USING btree ("origin_id");--> statement-breakpoint
CREATE INDEX "catalogs_by_name" ON "catalogs" USING btree ("display_name","id");--> statement-breakpoint
CREATE UNIQUE INDEX "package_resource_roles_live" ON "package_resource_roles" USING btree ("access_package_id","kind","origin_id","role_id") WHERE "package_resource_roles"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "package_resource_roles_by_origin" ON "package_resource_roles" USING btree ("origin_id");--> statement-breakpoint
CREATE INDEX "policy_targets_by_policy" ON "policy_targets" USING btree ("policy_id");--> statement-breakpoint
CREATE INDEX "policy_targets_by_user" ON "policy_targets" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "policy_targets_by_group" ON "policy_targets" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "request_approvers_stage" ON "request_approvers" USING btree ("request_id","stage","user_id");--> statement-breakpoint
CREATE INDEX "request_approvers_by_user" ON "request_approvers" USING btree ("user_id","waiting");--> statement-breakpoint
CREATE UNIQUE INDEX "request_decisions_stage" ON "request_decisions" USING btree ("request_id","stage");--> statement-breakpoint
CREATE INDEX "request_decisions_by_user" ON "request_decisions" USING btree ("user_id","decided_at");--> statement-breakpoint
CREATE INDEX "answers_by_time" ON "answers" USING btree ("at");--> statement-breakpoint
CREATE UNIQUE INDEX "direct_licenses_live" ON "direct_licenses" USING btree ("user_id","product_id") WHERE "direct_licenses"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "direct_licenses_by_product" ON "direct_licenses" USING btree ("product_id");--> statement-breakpoint
CREATE UNIQUE INDEX "group_licenses_live" ON "group_licenses" USING btree ("group_id","product_id") WHERE "group_licenses"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "group_licenses_by_product" ON "group_licenses" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "product_plans_by_plan" ON "product_plans" USING btree ("service_plan_id");--> statement-breakpoint
CREATE INDEX "products_by_name" ON "products" USING btree ("display_name","id");--> statement-breakpoint
CREATE INDEX "products_by_part_number" ON "products" USING btree ("sku_part_number");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_live" ON "seats" USING btree ("user_id","product_id") WHERE "seats"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "seats_in_line" ON "seats" USING btree ("product_id","state","queue_order","id") WHERE "seats"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "seats_by_order" ON "seats" USING btree ("product_id","queue_order");--> statement-breakpoint
CREATE INDEX "seats_by_user" ON "seats" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "subscriptions_by_product" ON "subscriptions" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "messages_by_time" ON "messages" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "messages_by_recipient" ON "messages" USING btree ("recipient_id","created_at");