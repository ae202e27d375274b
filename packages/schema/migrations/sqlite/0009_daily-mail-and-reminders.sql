CREATE TABLE `approval_mail` (
	`user_id` text PRIMARY KEY NOT NULL,
	`mode` text NOT NULL,
	`digest_day` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `assignment_requests` ADD `reminds_at` integer;--> statement-breakpoint
CREATE INDEX `assignment_requests_reminding` ON `assignment_requests` (`reminds_at`) WHERE "assignment_requests"."completed_at" is null;