CREATE TABLE "approval_mail" (
	"user_id" text PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"digest_day" text
);
--> statement-breakpoint
ALTER TABLE "assignment_requests" ADD COLUMN "reminds_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "approval_mail" ADD CONSTRAINT "approval_mail_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignment_requests_reminding" ON "assignment_requests" USING btree ("reminds_at") WHERE "assignment_requests"."completed_at" is null;