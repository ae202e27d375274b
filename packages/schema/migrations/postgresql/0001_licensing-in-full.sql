CREATE TABLE "group_nestings" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"member_group_id" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "group_reach" (
	"group_id" text NOT NULL,
	"inside_id" text NOT NULL,
	CONSTRAINT "group_reach_group_id_inside_id_pk" PRIMARY KEY("group_id","inside_id")
);
--> statement-breakpoint
CREATE TABLE "license_pools" (
	"product_id" text PRIMARY KEY NOT NULL,
	"held" integer NOT NULL,
	"waiting" integer NOT NULL,
	"last_order" integer NOT NULL,
	"over_since" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "plan_relations" (
	"kind" text NOT NULL,
	"plan_id" text NOT NULL,
	"other_plan_id" text NOT NULL,
	"preset" boolean NOT NULL,
	CONSTRAINT "plan_relations_kind_plan_id_other_plan_id_pk" PRIMARY KEY("kind","plan_id","other_plan_id")
);
--> statement-breakpoint
CREATE TABLE "presets_refused" (
	"key" text PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_supersedes" (
	"product_id" text NOT NULL,
	"superseded_id" text NOT NULL,
	"preset" boolean NOT NULL,
	CONSTRAINT "product_supersedes_product_id_superseded_id_pk" PRIMARY KEY("product_id","superseded_id")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"group_id" text,
	"product_id" text,
	"cause" text NOT NULL,
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"done" integer NOT NULL,
	"changed" integer NOT NULL,
	"errors" integer NOT NULL,
	"cursor" text NOT NULL,
	"actor_id" text,
	"actor_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
DROP INDEX "seats_in_line";--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "membership_rule" text;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "rule_state" text;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "rule_changed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "licenses_reach_nested" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "groups" ADD COLUMN "license_priority" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "attributes" jsonb;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "rank" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "allowed_countries" jsonb;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "low_share" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "priority" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "error" text;--> statement-breakpoint
ALTER TABLE "seats" ADD COLUMN "because" jsonb;--> statement-breakpoint
ALTER TABLE "group_nestings" ADD CONSTRAINT "group_nestings_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_nestings" ADD CONSTRAINT "group_nestings_member_group_id_groups_id_fk" FOREIGN KEY ("member_group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_reach" ADD CONSTRAINT "group_reach_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_reach" ADD CONSTRAINT "group_reach_inside_id_groups_id_fk" FOREIGN KEY ("inside_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "license_pools" ADD CONSTRAINT "license_pools_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_relations" ADD CONSTRAINT "plan_relations_plan_id_service_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."service_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_relations" ADD CONSTRAINT "plan_relations_other_plan_id_service_plans_id_fk" FOREIGN KEY ("other_plan_id") REFERENCES "public"."service_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_supersedes" ADD CONSTRAINT "product_supersedes_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_supersedes" ADD CONSTRAINT "product_supersedes_superseded_id_products_id_fk" FOREIGN KEY ("superseded_id") REFERENCES "public"."products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "group_nestings_live" ON "group_nestings" USING btree ("group_id","member_group_id") WHERE "group_nestings"."ends_at" is null;--> statement-breakpoint
CREATE INDEX "group_nestings_by_member" ON "group_nestings" USING btree ("member_group_id");--> statement-breakpoint
CREATE INDEX "group_reach_by_inside" ON "group_reach" USING btree ("inside_id");--> statement-breakpoint
CREATE INDEX "plan_relations_by_other" ON "plan_relations" USING btree ("other_plan_id");--> statement-breakpoint
CREATE INDEX "product_supersedes_by_lower" ON "product_supersedes" USING btree ("superseded_id");--> statement-breakpoint
CREATE INDEX "runs_open" ON "runs" USING btree ("created_at","id") WHERE "runs"."finished_at" is null;--> statement-breakpoint
CREATE INDEX "runs_by_group" ON "runs" USING btree ("group_id","created_at");--> statement-breakpoint
CREATE INDEX "runs_by_product" ON "runs" USING btree ("product_id","created_at");--> statement-breakpoint
CREATE INDEX "seats_with_errors" ON "seats" USING btree ("error","product_id") WHERE "seats"."ends_at" is null and "seats"."error" is not null;--> statement-breakpoint
CREATE INDEX "seats_in_line" ON "seats" USING btree ("product_id","state","priority" desc,"queue_order","id") WHERE "seats"."ends_at" is null;--> statement-breakpoint
INSERT INTO license_pools (product_id, held, waiting, last_order) SELECT product_id, sum(CASE WHEN ends_at IS NULL AND state = 'held' THEN 1 ELSE 0 END), sum(CASE WHEN ends_at IS NULL AND state = 'waiting' THEN 1 ELSE 0 END), max(queue_order) FROM seats GROUP BY product_id;
