ALTER TABLE `runs` ADD `policy_id` text;--> statement-breakpoint
CREATE INDEX `runs_by_policy` ON `runs` (`policy_id`,`created_at`);