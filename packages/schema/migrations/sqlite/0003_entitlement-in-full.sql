CREATE TABLE `approval_delegations` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`delegate_id` text NOT NULL,
	`kinds` text NOT NULL,
	`package_ids` text,
	`includes_pending` integer NOT NULL,
	`note` text NOT NULL,
	`created_at` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`until_at` integer,
	`begun_at` integer,
	`ends_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`delegate_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `approval_delegations_by_user` ON `approval_delegations` (`user_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `approval_delegations_by_delegate` ON `approval_delegations` (`delegate_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `approval_delegations_live` ON `approval_delegations` (`starts_at`) WHERE "approval_delegations"."ends_at" is null;--> statement-breakpoint
CREATE TABLE `delivery_failures` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`kind` text NOT NULL,
	`origin_id` text NOT NULL,
	`role_id` text NOT NULL,
	`reason` text NOT NULL,
	`attempts` integer NOT NULL,
	`failed_at` integer NOT NULL,
	`next_at` integer,
	`ends_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_failures_live` ON `delivery_failures` (`assignment_id`,`kind`,`origin_id`,`role_id`) WHERE "delivery_failures"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `delivery_failures_due` ON `delivery_failures` (`next_at`) WHERE "delivery_failures"."ends_at" is null;--> statement-breakpoint
CREATE TABLE `request_inquiries` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`stage` integer NOT NULL,
	`asked_by_id` text NOT NULL,
	`question` text NOT NULL,
	`asked_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`answer` text,
	`closed_at` integer,
	FOREIGN KEY (`request_id`) REFERENCES `assignment_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `request_inquiries_open` ON `request_inquiries` (`request_id`) WHERE "request_inquiries"."closed_at" is null;--> statement-breakpoint
CREATE INDEX `request_inquiries_by_request` ON `request_inquiries` (`request_id`,`asked_at`);--> statement-breakpoint
CREATE INDEX `request_inquiries_due` ON `request_inquiries` (`due_at`) WHERE "request_inquiries"."closed_at" is null;--> statement-breakpoint
CREATE TABLE `connected_organization_domains` (
	`domain` text PRIMARY KEY NOT NULL,
	`connected_organization_id` text NOT NULL,
	FOREIGN KEY (`connected_organization_id`) REFERENCES `connected_organizations`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `connected_organization_domains_by_organization` ON `connected_organization_domains` (`connected_organization_id`);--> statement-breakpoint
CREATE TABLE `connected_organization_sponsors` (
	`id` text PRIMARY KEY NOT NULL,
	`connected_organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`kind` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`connected_organization_id`) REFERENCES `connected_organizations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `connected_organization_sponsors_live` ON `connected_organization_sponsors` (`connected_organization_id`,`kind`,`user_id`) WHERE "connected_organization_sponsors"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `connected_organization_sponsors_by_user` ON `connected_organization_sponsors` (`user_id`);--> statement-breakpoint
CREATE TABLE `connected_organizations` (
	`id` text PRIMARY KEY NOT NULL,
	`display_name` text NOT NULL,
	`description` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `connected_organizations_by_name` ON `connected_organizations` (`display_name`,`id`);--> statement-breakpoint
CREATE TABLE `group_roles` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`role` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_roles_live` ON `group_roles` (`group_id`,`role`) WHERE "group_roles"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `group_roles_by_role` ON `group_roles` (`role`);--> statement-breakpoint
CREATE TABLE `catalog_role_assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`catalog_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`catalog_id`) REFERENCES `catalogs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_role_assignments_live` ON `catalog_role_assignments` (`catalog_id`,`role`,`user_id`) WHERE "catalog_role_assignments"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `catalog_role_assignments_by_user` ON `catalog_role_assignments` (`user_id`);--> statement-breakpoint
CREATE TABLE `incompatible_groups` (
	`id` text PRIMARY KEY NOT NULL,
	`access_package_id` text NOT NULL,
	`group_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`access_package_id`) REFERENCES `access_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incompatible_groups_live` ON `incompatible_groups` (`access_package_id`,`group_id`) WHERE "incompatible_groups"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `incompatible_groups_by_group` ON `incompatible_groups` (`group_id`);--> statement-breakpoint
CREATE TABLE `incompatible_packages` (
	`id` text PRIMARY KEY NOT NULL,
	`access_package_id` text NOT NULL,
	`incompatible_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`access_package_id`) REFERENCES `access_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`incompatible_id`) REFERENCES `access_packages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `incompatible_packages_live` ON `incompatible_packages` (`access_package_id`,`incompatible_id`) WHERE "incompatible_packages"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `incompatible_packages_by_other` ON `incompatible_packages` (`incompatible_id`);--> statement-breakpoint
CREATE TABLE `callouts` (
	`id` text PRIMARY KEY NOT NULL,
	`extension_id` text NOT NULL,
	`stage` text NOT NULL,
	`request_id` text,
	`assignment_id` text,
	`waits` integer NOT NULL,
	`payload` text NOT NULL,
	`token_digest` text,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`sent_at` integer,
	`response_status` integer,
	`last_error` text,
	`wait_until` integer,
	`closed_at` integer,
	FOREIGN KEY (`extension_id`) REFERENCES `custom_extensions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `callouts_due` ON `callouts` (`due_at`) WHERE "callouts"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX `callouts_awaited` ON `callouts` (`wait_until`) WHERE "callouts"."state" = 'waitingForCallback';--> statement-breakpoint
CREATE INDEX `callouts_by_extension` ON `callouts` (`extension_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `callouts_by_request` ON `callouts` (`request_id`);--> statement-breakpoint
CREATE TABLE `custom_extensions` (
	`id` text PRIMARY KEY NOT NULL,
	`catalog_id` text NOT NULL,
	`display_name` text NOT NULL,
	`description` text NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`waits` integer NOT NULL,
	`wait_hours` integer NOT NULL,
	`enabled` integer NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer NOT NULL,
	FOREIGN KEY (`catalog_id`) REFERENCES `catalogs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `custom_extensions_by_catalog` ON `custom_extensions` (`catalog_id`,`display_name`);--> statement-breakpoint
CREATE TABLE `site_access` (
	`id` text PRIMARY KEY NOT NULL,
	`site_id` text NOT NULL,
	`role` text NOT NULL,
	`user_id` text NOT NULL,
	`source` text NOT NULL,
	`source_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`site_id`) REFERENCES `sites`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `site_access_live` ON `site_access` (`site_id`,`role`,`user_id`,`source_id`) WHERE "site_access"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `site_access_by_user` ON `site_access` (`user_id`);--> statement-breakpoint
CREATE INDEX `site_access_by_source` ON `site_access` (`source_id`);--> statement-breakpoint
CREATE TABLE `sites` (
	`id` text PRIMARY KEY NOT NULL,
	`display_name` text NOT NULL,
	`description` text NOT NULL,
	`url` text NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sites_by_name` ON `sites` (`display_name`,`id`);--> statement-breakpoint
DROP INDEX `request_approvers_stage`;--> statement-breakpoint
ALTER TABLE `request_approvers` ADD `for_user_id` text REFERENCES users(id);--> statement-breakpoint
ALTER TABLE `request_approvers` ADD `part` text DEFAULT 'primary' NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `request_approvers_own_voice` ON `request_approvers` (`request_id`,`stage`,`user_id`) WHERE "request_approvers"."for_user_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `request_approvers_voice` ON `request_approvers` (`request_id`,`stage`,`user_id`,`for_user_id`) WHERE "request_approvers"."for_user_id" is not null;--> statement-breakpoint
CREATE INDEX `request_approvers_by_principal` ON `request_approvers` (`for_user_id`,`waiting`);--> statement-breakpoint
DROP INDEX `request_decisions_stage`;--> statement-breakpoint
ALTER TABLE `request_decisions` ADD `for_user_id` text REFERENCES users(id);--> statement-breakpoint
CREATE UNIQUE INDEX `request_decisions_by_stage` ON `request_decisions` (`request_id`,`stage`,`user_id`);--> statement-breakpoint
ALTER TABLE `groups` ADD `is_assignable_to_role` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `employee_leave_date` text;--> statement-breakpoint
ALTER TABLE `users` ADD `left_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `connected_organization_id` text REFERENCES connected_organizations(id);--> statement-breakpoint
ALTER TABLE `users` ADD `subject_lifecycle` text DEFAULT 'notDefined' NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `blocked_at` integer;--> statement-breakpoint
ALTER TABLE `users` ADD `deleted_at` integer;--> statement-breakpoint
CREATE INDEX `users_by_organization` ON `users` (`connected_organization_id`);--> statement-breakpoint
CREATE INDEX `users_leaving` ON `users` (`employee_leave_date`) WHERE "users"."left_at" is null and "users"."employee_leave_date" is not null;--> statement-breakpoint
CREATE INDEX `users_blocked` ON `users` (`blocked_at`) WHERE "users"."deleted_at" is null and "users"."blocked_at" is not null;--> statement-breakpoint
CREATE INDEX `users_by_work` ON `users` (`department`,`job_title`);--> statement-breakpoint
ALTER TABLE `access_packages` ADD `retires_at` integer;--> statement-breakpoint
CREATE INDEX `access_packages_retiring` ON `access_packages` (`retires_at`) WHERE "access_packages"."deleted_at" is null and "access_packages"."retires_at" is not null;--> statement-breakpoint
ALTER TABLE `assignment_policies` ADD `membership_rule` text;--> statement-breakpoint
ALTER TABLE `assignment_policies` ADD `rule_run_at` integer;--> statement-breakpoint
ALTER TABLE `assignment_policies` ADD `ends_out_of_scope` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `assignment_policies` ADD `grace_hours` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `assignment_policies` ADD `review_settings` text;--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_policies_automatic` ON `assignment_policies` (`access_package_id`) WHERE "assignment_policies"."deleted_at" is null and "assignment_policies"."membership_rule" is not null;--> statement-breakpoint
CREATE INDEX `assignment_policies_ending` ON `assignment_policies` (`id`) WHERE "assignment_policies"."deleted_at" is null and "assignment_policies"."ends_out_of_scope";--> statement-breakpoint
ALTER TABLE `assignment_requests` ADD `answers` text;--> statement-breakpoint
ALTER TABLE `assignment_requests` ADD `starts_at` integer;--> statement-breakpoint
ALTER TABLE `assignment_requests` ADD `escalates_at` integer;--> statement-breakpoint
ALTER TABLE `assignment_requests` ADD `paused_at` integer;--> statement-breakpoint
ALTER TABLE `assignment_requests` ADD `nudged_at` integer;--> statement-breakpoint
CREATE INDEX `assignment_requests_by_state` ON `assignment_requests` (`state`,`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `assignment_requests_starting` ON `assignment_requests` (`starts_at`) WHERE "assignment_requests"."state" = 'scheduled';--> statement-breakpoint
CREATE INDEX `assignment_requests_escalating` ON `assignment_requests` (`escalates_at`) WHERE "assignment_requests"."completed_at" is null;--> statement-breakpoint
CREATE INDEX `assignment_requests_completed` ON `assignment_requests` (`completed_at`,`id`);--> statement-breakpoint
CREATE INDEX `assignment_requests_by_policy` ON `assignment_requests` (`policy_id`);--> statement-breakpoint
ALTER TABLE `assignments` ADD `remove_at` integer;--> statement-breakpoint
ALTER TABLE `assignments` ADD `remove_reason` text;--> statement-breakpoint
CREATE INDEX `assignments_removing` ON `assignments` (`remove_at`) WHERE "assignments"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `assignments_by_policy` ON `assignments` (`policy_id`) WHERE "assignments"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `assignments_in_order` ON `assignments` (`starts_at`,`id`);--> statement-breakpoint
CREATE INDEX `assignments_undelivered` ON `assignments` (`state`) WHERE "assignments"."ends_at" is null and "assignments"."state" <> 'delivered';--> statement-breakpoint
ALTER TABLE `policy_targets` ADD `connected_organization_id` text REFERENCES connected_organizations(id);--> statement-breakpoint
CREATE INDEX `policy_targets_by_organization` ON `policy_targets` (`connected_organization_id`);