CREATE TABLE `app_roles` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`value` text NOT NULL,
	`display_name` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `app_roles_value` ON `app_roles` (`application_id`,`value`);--> statement-breakpoint
CREATE TABLE `application_assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`app_role_id` text NOT NULL,
	`user_id` text,
	`group_id` text,
	`source` text NOT NULL,
	`source_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`app_role_id`) REFERENCES `app_roles`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_assignments_live_user` ON `application_assignments` (`application_id`,`user_id`,`app_role_id`,`source`,`source_id`) WHERE "application_assignments"."ends_at" is null and "application_assignments"."user_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `application_assignments_live_group` ON `application_assignments` (`application_id`,`group_id`,`app_role_id`,`source`,`source_id`) WHERE "application_assignments"."ends_at" is null and "application_assignments"."group_id" is not null;--> statement-breakpoint
CREATE INDEX `application_assignments_by_user` ON `application_assignments` (`user_id`);--> statement-breakpoint
CREATE INDEX `application_assignments_by_group` ON `application_assignments` (`group_id`);--> statement-breakpoint
CREATE INDEX `application_assignments_by_source` ON `application_assignments` (`source_id`);--> statement-breakpoint
CREATE TABLE `application_owners` (
	`id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`user_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `application_owners_live` ON `application_owners` (`application_id`,`user_id`) WHERE "application_owners"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `application_owners_by_user` ON `application_owners` (`user_id`);--> statement-breakpoint
CREATE TABLE `applications` (
	`id` text PRIMARY KEY NOT NULL,
	`display_name` text NOT NULL,
	`description` text NOT NULL,
	`homepage_url` text NOT NULL,
	`publisher` text NOT NULL,
	`category` text NOT NULL,
	`enabled` integer NOT NULL,
	`visible` integer NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `applications_by_name` ON `applications` (`display_name`,`id`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`activity` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`subject_id` text,
	`target_type` text NOT NULL,
	`target_id` text NOT NULL,
	`target_name` text NOT NULL,
	`related` text NOT NULL,
	`details` text NOT NULL,
	`request_id` text NOT NULL,
	`address` text
);
--> statement-breakpoint
CREATE INDEX `audit_events_by_time` ON `audit_events` (`at`,`id`);--> statement-breakpoint
CREATE INDEX `audit_events_by_activity` ON `audit_events` (`activity`,`at`);--> statement-breakpoint
CREATE INDEX `audit_events_by_actor` ON `audit_events` (`actor_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_events_by_subject` ON `audit_events` (`subject_id`,`at`);--> statement-breakpoint
CREATE INDEX `audit_events_by_target` ON `audit_events` (`target_id`,`at`);--> statement-breakpoint
CREATE TABLE `credentials` (
	`user_id` text PRIMARY KEY NOT NULL,
	`password_hash` text NOT NULL,
	`password_changed_at` integer NOT NULL,
	`must_change_password` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `lockouts` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`locks` integer NOT NULL,
	`locked_until` integer,
	`recent` text NOT NULL,
	`last_failure_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`address` text,
	`user_agent` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_by_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`user_id` text,
	`user_name` text NOT NULL,
	`result` text NOT NULL,
	`address` text,
	`browser` text,
	`operating_system` text,
	`request_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_ins_by_user` ON `sign_ins` (`user_id`,`at`);--> statement-breakpoint
CREATE INDEX `sign_ins_by_time` ON `sign_ins` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `group_owners` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`user_id` text NOT NULL,
	`source` text NOT NULL,
	`source_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_owners_live` ON `group_owners` (`group_id`,`user_id`,`source`,`source_id`) WHERE "group_owners"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `group_owners_by_user` ON `group_owners` (`user_id`);--> statement-breakpoint
CREATE INDEX `group_owners_by_source` ON `group_owners` (`source_id`);--> statement-breakpoint
CREATE TABLE `groups` (
	`id` text PRIMARY KEY NOT NULL,
	`display_name` text NOT NULL,
	`description` text NOT NULL,
	`kind` text NOT NULL,
	`mail_nickname` text,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `groups_by_name` ON `groups` (`display_name`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `groups_mail_nickname` ON `groups` (lower("mail_nickname")) WHERE "groups"."deleted_at" is null;--> statement-breakpoint
CREATE TABLE `memberships` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`user_id` text NOT NULL,
	`source` text NOT NULL,
	`source_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `memberships_live` ON `memberships` (`group_id`,`user_id`,`source`,`source_id`) WHERE "memberships"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `memberships_by_user` ON `memberships` (`user_id`);--> statement-breakpoint
CREATE INDEX `memberships_by_source` ON `memberships` (`source_id`);--> statement-breakpoint
CREATE TABLE `role_assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `role_assignments_live` ON `role_assignments` (`user_id`,`role`) WHERE "role_assignments"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `role_assignments_by_role` ON `role_assignments` (`role`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`user_principal_name` text NOT NULL,
	`display_name` text NOT NULL,
	`given_name` text,
	`surname` text,
	`mail` text,
	`job_title` text,
	`department` text,
	`division` text,
	`company_name` text,
	`office_location` text,
	`mobile_phone` text,
	`employee_id` text,
	`employee_type` text,
	`employee_hire_date` text,
	`usage_location` text,
	`preferred_language` text,
	`user_type` text NOT NULL,
	`account_enabled` integer NOT NULL,
	`manager_id` text,
	`created_at` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_principal_name` ON `users` (lower("user_principal_name"));--> statement-breakpoint
CREATE UNIQUE INDEX `users_employee_id` ON `users` (`employee_id`);--> statement-breakpoint
CREATE INDEX `users_by_name` ON `users` (`display_name`,`id`);--> statement-breakpoint
CREATE INDEX `users_by_manager` ON `users` (`manager_id`);--> statement-breakpoint
CREATE INDEX `users_by_mail` ON `users` (lower("mail"));--> statement-breakpoint
CREATE TABLE `access_packages` (
	`id` text PRIMARY KEY NOT NULL,
	`catalog_id` text NOT NULL,
	`display_name` text NOT NULL,
	`description` text NOT NULL,
	`is_hidden` integer NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer NOT NULL,
	FOREIGN KEY (`catalog_id`) REFERENCES `catalogs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `access_packages_by_name` ON `access_packages` (`display_name`,`id`);--> statement-breakpoint
CREATE INDEX `access_packages_by_catalog` ON `access_packages` (`catalog_id`);--> statement-breakpoint
CREATE TABLE `assignment_policies` (
	`id` text PRIMARY KEY NOT NULL,
	`access_package_id` text NOT NULL,
	`display_name` text NOT NULL,
	`description` text NOT NULL,
	`allowed_target_scope` text NOT NULL,
	`enabled` integer NOT NULL,
	`terms` text NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer NOT NULL,
	FOREIGN KEY (`access_package_id`) REFERENCES `access_packages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `assignment_policies_by_package` ON `assignment_policies` (`access_package_id`);--> statement-breakpoint
CREATE TABLE `assignment_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`request_type` text NOT NULL,
	`access_package_id` text NOT NULL,
	`policy_id` text NOT NULL,
	`requestor_id` text NOT NULL,
	`target_id` text NOT NULL,
	`state` text NOT NULL,
	`status` text NOT NULL,
	`justification` text NOT NULL,
	`requested_days` integer,
	`terms` text NOT NULL,
	`stage` integer NOT NULL,
	`stage_since` integer NOT NULL,
	`stage_due_at` integer,
	`submitted_at` integer NOT NULL,
	`completed_at` integer,
	`assignment_id` text,
	`revision` integer NOT NULL,
	FOREIGN KEY (`access_package_id`) REFERENCES `access_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`policy_id`) REFERENCES `assignment_policies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`requestor_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignment_requests_open` ON `assignment_requests` (`target_id`,`access_package_id`) WHERE "assignment_requests"."completed_at" is null;--> statement-breakpoint
CREATE INDEX `assignment_requests_by_requestor` ON `assignment_requests` (`requestor_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `assignment_requests_by_target` ON `assignment_requests` (`target_id`);--> statement-breakpoint
CREATE INDEX `assignment_requests_by_package` ON `assignment_requests` (`access_package_id`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `assignment_requests_by_time` ON `assignment_requests` (`submitted_at`,`id`);--> statement-breakpoint
CREATE INDEX `assignment_requests_due` ON `assignment_requests` (`stage_due_at`) WHERE "assignment_requests"."completed_at" is null;--> statement-breakpoint
CREATE TABLE `assignments` (
	`id` text PRIMARY KEY NOT NULL,
	`access_package_id` text NOT NULL,
	`policy_id` text NOT NULL,
	`target_id` text NOT NULL,
	`request_id` text NOT NULL,
	`state` text NOT NULL,
	`starts_at` integer NOT NULL,
	`expires_at` integer,
	`ends_at` integer,
	`end_reason` text,
	`notice_days` integer,
	FOREIGN KEY (`access_package_id`) REFERENCES `access_packages`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`policy_id`) REFERENCES `assignment_policies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assignments_live` ON `assignments` (`target_id`,`access_package_id`) WHERE "assignments"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `assignments_by_package` ON `assignments` (`access_package_id`,`starts_at`);--> statement-breakpoint
CREATE INDEX `assignments_by_target` ON `assignments` (`target_id`);--> statement-breakpoint
CREATE INDEX `assignments_expiring` ON `assignments` (`expires_at`) WHERE "assignments"."ends_at" is null;--> statement-breakpoint
CREATE TABLE `catalog_owners` (
	`id` text PRIMARY KEY NOT NULL,
	`catalog_id` text NOT NULL,
	`user_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`catalog_id`) REFERENCES `catalogs`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_owners_live` ON `catalog_owners` (`catalog_id`,`user_id`) WHERE "catalog_owners"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `catalog_owners_by_user` ON `catalog_owners` (`user_id`);--> statement-breakpoint
CREATE TABLE `catalog_resources` (
	`id` text PRIMARY KEY NOT NULL,
	`catalog_id` text NOT NULL,
	`kind` text NOT NULL,
	`origin_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`catalog_id`) REFERENCES `catalogs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `catalog_resources_live` ON `catalog_resources` (`catalog_id`,`kind`,`origin_id`) WHERE "catalog_resources"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `catalog_resources_by_origin` ON `catalog_resources` (`origin_id`);--> statement-breakpoint
CREATE TABLE `catalogs` (
	`id` text PRIMARY KEY NOT NULL,
	`display_name` text NOT NULL,
	`description` text NOT NULL,
	`state` text NOT NULL,
	`is_externally_visible` integer NOT NULL,
	`created_at` integer NOT NULL,
	`deleted_at` integer,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `catalogs_by_name` ON `catalogs` (`display_name`,`id`);--> statement-breakpoint
CREATE TABLE `package_resource_roles` (
	`id` text PRIMARY KEY NOT NULL,
	`access_package_id` text NOT NULL,
	`kind` text NOT NULL,
	`origin_id` text NOT NULL,
	`role_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`access_package_id`) REFERENCES `access_packages`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `package_resource_roles_live` ON `package_resource_roles` (`access_package_id`,`kind`,`origin_id`,`role_id`) WHERE "package_resource_roles"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `package_resource_roles_by_origin` ON `package_resource_roles` (`origin_id`);--> statement-breakpoint
CREATE TABLE `policy_targets` (
	`id` text PRIMARY KEY NOT NULL,
	`policy_id` text NOT NULL,
	`user_id` text,
	`group_id` text,
	FOREIGN KEY (`policy_id`) REFERENCES `assignment_policies`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `policy_targets_by_policy` ON `policy_targets` (`policy_id`);--> statement-breakpoint
CREATE INDEX `policy_targets_by_user` ON `policy_targets` (`user_id`);--> statement-breakpoint
CREATE INDEX `policy_targets_by_group` ON `policy_targets` (`group_id`);--> statement-breakpoint
CREATE TABLE `request_approvers` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`stage` integer NOT NULL,
	`user_id` text NOT NULL,
	`asked_at` integer NOT NULL,
	`waiting` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `assignment_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `request_approvers_stage` ON `request_approvers` (`request_id`,`stage`,`user_id`);--> statement-breakpoint
CREATE INDEX `request_approvers_by_user` ON `request_approvers` (`user_id`,`waiting`);--> statement-breakpoint
CREATE TABLE `request_decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`request_id` text NOT NULL,
	`stage` integer NOT NULL,
	`user_id` text,
	`verdict` text NOT NULL,
	`reason` text NOT NULL,
	`decided_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `assignment_requests`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `request_decisions_stage` ON `request_decisions` (`request_id`,`stage`);--> statement-breakpoint
CREATE INDEX `request_decisions_by_user` ON `request_decisions` (`user_id`,`decided_at`);--> statement-breakpoint
CREATE TABLE `answers` (
	`key` text PRIMARY KEY NOT NULL,
	`actor_id` text,
	`answer` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `answers_by_time` ON `answers` (`at`);--> statement-breakpoint
CREATE TABLE `job_runs` (
	`name` text PRIMARY KEY NOT NULL,
	`next_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`took_ms` integer,
	`done` integer NOT NULL,
	`last_error` text
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `direct_licenses` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`product_id` text NOT NULL,
	`disabled_plans` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `direct_licenses_live` ON `direct_licenses` (`user_id`,`product_id`) WHERE "direct_licenses"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `direct_licenses_by_product` ON `direct_licenses` (`product_id`);--> statement-breakpoint
CREATE TABLE `group_licenses` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`product_id` text NOT NULL,
	`disabled_plans` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_licenses_live` ON `group_licenses` (`group_id`,`product_id`) WHERE "group_licenses"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `group_licenses_by_product` ON `group_licenses` (`product_id`);--> statement-breakpoint
CREATE TABLE `product_plans` (
	`product_id` text NOT NULL,
	`service_plan_id` text NOT NULL,
	PRIMARY KEY(`product_id`, `service_plan_id`),
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`service_plan_id`) REFERENCES `service_plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `product_plans_by_plan` ON `product_plans` (`service_plan_id`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text PRIMARY KEY NOT NULL,
	`sku_part_number` text NOT NULL,
	`display_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`revision` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `products_by_name` ON `products` (`display_name`,`id`);--> statement-breakpoint
CREATE INDEX `products_by_part_number` ON `products` (`sku_part_number`);--> statement-breakpoint
CREATE TABLE `seats` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`product_id` text NOT NULL,
	`state` text NOT NULL,
	`queued_at` integer NOT NULL,
	`queue_order` integer NOT NULL,
	`held_since` integer,
	`ends_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `seats_live` ON `seats` (`user_id`,`product_id`) WHERE "seats"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `seats_in_line` ON `seats` (`product_id`,`state`,`queue_order`,`id`) WHERE "seats"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `seats_by_order` ON `seats` (`product_id`,`queue_order`);--> statement-breakpoint
CREATE INDEX `seats_by_user` ON `seats` (`user_id`);--> statement-breakpoint
CREATE TABLE `service_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`service_plan_name` text NOT NULL,
	`display_name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `subscriptions` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`units` integer NOT NULL,
	`price_per_month` integer,
	`currency` text NOT NULL,
	`created_at` integer NOT NULL,
	`renews_on` text,
	`revision` integer NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `subscriptions_by_product` ON `subscriptions` (`product_id`);--> statement-breakpoint
CREATE TABLE `messages` (
	`id` text PRIMARY KEY NOT NULL,
	`template` text NOT NULL,
	`recipient_id` text,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`text` text NOT NULL,
	`html` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`sent_at` integer,
	`last_error` text
);
--> statement-breakpoint
CREATE INDEX `messages_due` ON `messages` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `messages_by_time` ON `messages` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `messages_by_recipient` ON `messages` (`recipient_id`,`created_at`);