CREATE TABLE `group_nestings` (
	`id` text PRIMARY KEY NOT NULL,
	`group_id` text NOT NULL,
	`member_group_id` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `group_nestings_live` ON `group_nestings` (`group_id`,`member_group_id`) WHERE "group_nestings"."ends_at" is null;--> statement-breakpoint
CREATE INDEX `group_nestings_by_member` ON `group_nestings` (`member_group_id`);--> statement-breakpoint
CREATE TABLE `group_reach` (
	`group_id` text NOT NULL,
	`inside_id` text NOT NULL,
	PRIMARY KEY(`group_id`, `inside_id`),
	FOREIGN KEY (`group_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`inside_id`) REFERENCES `groups`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `group_reach_by_inside` ON `group_reach` (`inside_id`);--> statement-breakpoint
CREATE TABLE `license_pools` (
	`product_id` text PRIMARY KEY NOT NULL,
	`held` integer NOT NULL,
	`waiting` integer NOT NULL,
	`last_order` integer NOT NULL,
	`over_since` integer,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `plan_relations` (
	`kind` text NOT NULL,
	`plan_id` text NOT NULL,
	`other_plan_id` text NOT NULL,
	`preset` integer NOT NULL,
	PRIMARY KEY(`kind`, `plan_id`, `other_plan_id`),
	FOREIGN KEY (`plan_id`) REFERENCES `service_plans`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_plan_id`) REFERENCES `service_plans`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_relations_by_other` ON `plan_relations` (`other_plan_id`);--> statement-breakpoint
CREATE TABLE `presets_refused` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `product_supersedes` (
	`product_id` text NOT NULL,
	`superseded_id` text NOT NULL,
	`preset` integer NOT NULL,
	PRIMARY KEY(`product_id`, `superseded_id`),
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`superseded_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `product_supersedes_by_lower` ON `product_supersedes` (`superseded_id`);--> statement-breakpoint
CREATE TABLE `runs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`group_id` text,
	`product_id` text,
	`cause` text NOT NULL,
	`state` text NOT NULL,
	`total` integer NOT NULL,
	`done` integer NOT NULL,
	`changed` integer NOT NULL,
	`errors` integer NOT NULL,
	`cursor` text NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `runs_open` ON `runs` (`created_at`,`id`) WHERE "runs"."finished_at" is null;--> statement-breakpoint
CREATE INDEX `runs_by_group` ON `runs` (`group_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `runs_by_product` ON `runs` (`product_id`,`created_at`);--> statement-breakpoint
DROP INDEX `seats_in_line`;--> statement-breakpoint
ALTER TABLE `seats` ADD `priority` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `seats` ADD `error` text;--> statement-breakpoint
ALTER TABLE `seats` ADD `because` text;--> statement-breakpoint
CREATE INDEX `seats_with_errors` ON `seats` (`error`,`product_id`) WHERE "seats"."ends_at" is null and "seats"."error" is not null;--> statement-breakpoint
CREATE INDEX `seats_in_line` ON `seats` (`product_id`,`state`,"priority" desc,`queue_order`,`id`) WHERE "seats"."ends_at" is null;--> statement-breakpoint
ALTER TABLE `groups` ADD `membership_rule` text;--> statement-breakpoint
ALTER TABLE `groups` ADD `rule_state` text;--> statement-breakpoint
ALTER TABLE `groups` ADD `rule_changed_at` integer;--> statement-breakpoint
ALTER TABLE `groups` ADD `licenses_reach_nested` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `groups` ADD `license_priority` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `users` ADD `attributes` text;--> statement-breakpoint
ALTER TABLE `products` ADD `rank` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `products` ADD `allowed_countries` text;--> statement-breakpoint
ALTER TABLE `products` ADD `low_share` integer DEFAULT 5 NOT NULL;--> statement-breakpoint
INSERT INTO license_pools (product_id, held, waiting, last_order) SELECT product_id, sum(CASE WHEN ends_at IS NULL AND state = 'held' THEN 1 ELSE 0 END), sum(CASE WHEN ends_at IS NULL AND state = 'waiting' THEN 1 ELSE 0 END), max(queue_order) FROM seats GROUP BY product_id;
