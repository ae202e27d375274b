ALTER TABLE "runs" ADD COLUMN "policy_id" text;--> statement-breakpoint
CREATE INDEX "runs_by_policy" ON "runs" USING btree ("policy_id","created_at");