// Written by `npm run db:types` from the migrations; do not edit.
import type { ColumnType, Generated } from "kysely";
import type { DateTime } from "luxon";

/** Read as parsed JSON, written as its text. */
type JsonColumn = ColumnType<unknown, string, string>;
type NullableJsonColumn = ColumnType<unknown, string | null, string | null>;

export interface Database {
  account: {
    platform: string;
    bot: string;
    external_id: string;
    person_id: number;
  };
  assignment: {
    id: Generated<number>;
    person_id: number;
    role: "officer" | "head" | "leader" | "secretary" | "admin";
    unit_id: number;
    valid_from: string;
    valid_until: string | null;
  };
  attachment: {
    hash: string;
    mime: string;
    content: Buffer;
    created_at: DateTime;
  };
  audit: {
    id: Generated<string>;
    at: DateTime;
    actor_id: number | null;
    action: string;
    subject: string;
    old: NullableJsonColumn;
    new: NullableJsonColumn;
    reason: string | null;
    inbox_id: string | null;
    previous_hash: Generated<Buffer>;
    hash: Generated<Buffer>;
  };
  chat: {
    id: Generated<number>;
    platform: string;
    bot: string;
    external_id: string;
    kind: "private" | "group";
    title: string | null;
    person_id: number | null;
    unit_id: number | null;
    next_send_at: Generated<DateTime>;
    unreachable_at: DateTime | null;
  };
  conversation: {
    chat_id: number;
    person_id: number;
    form: NullableJsonColumn;
    question: NullableJsonColumn;
    updated_at: DateTime;
  };
  deadline: {
    plan_id: number;
    period: string;
    kind: "before" | "by";
    due_on: string;
    opens_on: string;
    locked_on: string;
  };
  deadline_exception: {
    id: Generated<number>;
    plan_id: number;
    period: string;
    level: "province" | "department" | "district" | "commune" | null;
    unit_id: number | null;
    kind: "before" | "by";
    due_on: string;
    opens_on: string;
    locked_on: string;
    source: string;
  };
  demo_clock: {
    id: number;
    at: DateTime;
    set_at: DateTime;
  };
  directive: {
    id: Generated<number>;
    code: string;
    unit_id: number;
    title: string;
    total: number;
    done: number;
    due_on: string;
    source: string | null;
  };
  draft: {
    id: Generated<number>;
    form: string;
    obligation_id: number;
    entries: JsonColumn;
    revision: Generated<number>;
    created_at: DateTime;
    updated_at: DateTime;
    updated_by: number;
    reason: string | null;
  };
  evidence: {
    id: Generated<number>;
    obligation_id: number;
    indicator_id: number | null;
    hash: string;
    name: string;
    mime: string;
    size: number;
    added_by: number;
    added_at: DateTime;
    removed_by: number | null;
    removed_at: DateTime | null;
  };
  figure: {
    id: Generated<string>;
    unit_id: number;
    indicator_id: number;
    period: string;
    version: number;
    state: "value" | "missing" | "not-applicable";
    numerator: string | null;
    denominator: string | null;
    value: string | null;
    reason: string | null;
    source: string;
    report_id: number | null;
    recorded_by: number | null;
    recorded_at: DateTime;
    superseded_at: DateTime | null;
    note: string | null;
  };
  group_member: {
    chat_id: number;
    person_id: number;
  };
  inbox: {
    id: Generated<string>;
    platform: string;
    bot: string;
    message_id: string;
    chat_id: number;
    sender: string;
    content: JsonColumn;
    received_at: DateTime;
    handled_at: DateTime | null;
    incident: string | null;
    position: Generated<string>;
  };
  indicator: {
    id: Generated<number>;
    code: string;
    kind: "ratio" | "count";
  };
  job_run: {
    job: string;
    due_at: DateTime;
    started_at: DateTime;
    finished_at: DateTime | null;
    counters: NullableJsonColumn;
    incident: string | null;
  };
  late_case: {
    id: Generated<number>;
    unit_id: number;
    dossier: string;
    received_on: string | null;
    due_on: string;
    finished_on: string | null;
    explained_on: string | null;
    apologised_on: string | null;
    notes: string | null;
    added_by: number;
    added_at: DateTime;
  };
  lock_exception: {
    id: Generated<number>;
    obligation_id: number;
    until_on: string;
    reason: string;
    granted_by: number;
    granted_at: DateTime;
  };
  obligation: {
    id: Generated<number>;
    plan_id: number;
    unit_id: number;
    period: string;
  };
  outbox: {
    id: Generated<string>;
    key: string;
    chat_id: number;
    inbox_id: string | null;
    priority: number;
    body: JsonColumn;
    reminder_id: string | null;
    created_at: DateTime;
    status: Generated<"pending" | "sending" | "sent" | "failed" | "unknown" | "dropped">;
    attempts: Generated<number>;
    not_before: DateTime | null;
    claimed_by: string | null;
    settled_at: DateTime | null;
    external_id: string | null;
    reason: string | null;
    position: string | null;
  };
  person: {
    id: Generated<number>;
    code: string;
    name: string;
    language: Generated<"vi" | "en">;
    preferred_platform: string | null;
  };
  plan: {
    id: Generated<number>;
    code: string;
    definition: JsonColumn;
    scope_id: number;
    valid_from: string;
    valid_until: string;
  };
  reminder: {
    id: Generated<string>;
    obligation_id: number;
    rung: number;
    person_id: number;
    due_at: DateTime;
    decided_at: DateTime;
    outcome: "sent" | "late" | "overtaken" | "unreachable" | "unneeded";
    reason: string | null;
  };
  report: {
    id: Generated<number>;
    obligation_id: number;
    version: number;
    status: "submitted" | "approved" | "accepted" | "returned" | "withdrawn";
    submitted_at: DateTime;
    submitted_by: number | null;
    receipt: string | null;
    reason: string | null;
  };
  report_decision: {
    id: Generated<number>;
    report_id: number;
    event: "approve" | "accept" | "return" | "withdraw";
    person_id: number;
    decided_at: DateTime;
    reason: string | null;
    indicators: Generated<string[]>;
  };
  report_template: {
    id: string;
    obligation_id: number;
    made_for: number;
    made_at: DateTime;
  };
  sign_in: {
    token_hash: Buffer;
    person_id: number;
    purpose: "link" | "session";
    created_at: DateTime;
    expires_at: DateTime;
    used_at: DateTime | null;
  };
  unit: {
    id: Generated<number>;
    code: string;
    name: string;
    short_name: string;
    level: "province" | "department" | "district" | "commune";
    parent_id: number | null;
    valid_from: string;
    valid_until: string | null;
  };
  unit_successor: {
    old_id: number;
    new_id: number;
    extent: "full" | "partial";
    happened_on: string;
  };
  upload_link: {
    token_hash: Buffer;
    person_id: number;
    chat_id: number;
    obligation_id: number;
    created_at: DateTime;
    expires_at: DateTime;
    used_at: DateTime | null;
  };
  vocabulary_version: {
    slot: Generated<number>;
    change: Generated<string>;
  };
  working_day_exception: {
    day: string;
    kind: "off" | "work";
    name: string;
    source: string;
    is_proposal: Generated<boolean>;
  };
}
