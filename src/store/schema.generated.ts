// Written by `npm run db:types` from the migrations; do not edit.
import type { ColumnType, Generated } from "kysely";
import type { DateTime } from "luxon";

/** Read as parsed JSON, written as its text. */
type JsonColumn = ColumnType<unknown, string, string>;
type NullableJsonColumn = ColumnType<unknown, string | null, string | null>;

export interface Database {
  access_code: {
    id: Generated<number>;
    code_hash: Buffer;
    kind: "invitation" | "link";
    person_id: number | null;
    name: string | null;
    unit_id: number | null;
    role: "officer" | "head" | "leader" | "secretary" | "admin" | null;
    role_from: string | null;
    role_until: string | null;
    replaces_id: number | null;
    created_by: number | null;
    created_at: DateTime;
    expires_at: DateTime;
    used_at: DateTime | null;
    used_by: number | null;
    revoked_at: DateTime | null;
  };
  account: {
    platform: string;
    bot: string;
    external_id: string;
    person_id: number;
  };
  answer: {
    id: Generated<string>;
    person_id: number;
    chat_id: number;
    inbox_id: string;
    asked_at: DateTime;
    text: string;
    query: JsonColumn;
    query_version: number;
    interpretation: string;
    language: string;
    scope: JsonColumn;
    row_count: number;
    fingerprint: Buffer;
    newest_figure: string;
    newest_report: number;
    newest_decision: number;
  };
  assignment: {
    id: Generated<number>;
    person_id: number;
    role: "officer" | "head" | "leader" | "secretary" | "admin";
    unit_id: number;
    valid_from: string;
    valid_until: string | null;
    delegation_id: number | null;
  };
  attachment: {
    hash: string;
    mime: string;
    content: Buffer | null;
    created_at: DateTime;
    drawing: string | null;
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
    owner_id: number | null;
    registered_at: DateTime | null;
    posts: Generated<string[]>;
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
  delegation: {
    id: Generated<number>;
    unit_id: number;
    from_person_id: number;
    to_person_id: number;
    valid_from: string;
    valid_until: string;
    created_at: DateTime;
    ended_early_at: DateTime | null;
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
    erased_at: DateTime | null;
    place: string | null;
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
  media_link: {
    token_hash: Buffer;
    hash: string;
    expires_at: DateTime;
    used_at: DateTime | null;
  };
  missed_question: {
    id: Generated<string>;
    person_id: number;
    chat_id: number;
    asked_at: DateTime;
    text: string;
    folded: string;
    language: string;
    kind: "unknown" | "clarify";
    words: string;
    reply: string;
    picked_at: DateTime | null;
    synonym_id: number | null;
    set_aside_at: DateTime | null;
  };
  notice: {
    id: Generated<string>;
    person_id: number | null;
    chat_id: number;
    on_day: string;
    is_extra: boolean;
    created_at: DateTime;
    outbox_id: string | null;
  };
  nudge: {
    id: Generated<string>;
    request_id: string;
    obligation_id: number;
    person_id: number | null;
    asked_by: number;
    asked_at: DateTime;
    send_at: DateTime;
    outcome: "planned" | "sent" | "unneeded" | "unreachable" | "cancelled";
    outbox_id: string | null;
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
    created_at: DateTime;
    status: Generated<"pending" | "sending" | "sent" | "failed" | "unknown" | "dropped">;
    attempts: Generated<number>;
    not_before: DateTime | null;
    claimed_by: string | null;
    settled_at: DateTime | null;
    external_id: string | null;
    reason: string | null;
    position: string | null;
    platform: Generated<string>;
    parts_sent: Generated<number>;
    is_repeat: Generated<boolean>;
    erased_at: DateTime | null;
  };
  person: {
    id: Generated<number>;
    code: string;
    name: string;
    language: Generated<"vi" | "en">;
    preferred_platform: string | null;
    erased_at: DateTime | null;
  };
  plan: {
    id: Generated<number>;
    code: string;
    definition: JsonColumn;
    scope_id: number;
    valid_from: string;
    valid_until: string;
  };
  platform_bot: {
    platform: string;
    bot: string;
    name: string;
    share_link: string | null;
    message_limit: number;
    people_limit: number;
    group_limit: number;
    stopped_until: DateTime | null;
    stop_reason: "quota" | "token" | null;
  };
  platform_pace: {
    platform: string;
    next_send_at: Generated<DateTime>;
  };
  platform_send: {
    id: Generated<string>;
    platform: string;
    bot: string;
    outbox_id: string | null;
    part: number;
    state: "begun" | "sent" | "unknown" | "refused";
    external_id: string | null;
    at: DateTime;
  };
  prompt_code: {
    chat_id: number;
    code: string;
    outbox_id: string;
    assigned_at: DateTime;
  };
  quota_alert: {
    platform: string;
    bot: string;
    month: string;
    measure: "messages" | "people" | "groups" | "stopped";
    threshold: number;
    raised_at: DateTime;
  };
  reminder: {
    id: Generated<string>;
    obligation_id: number;
    rung: number | null;
    person_id: number | null;
    due_at: DateTime;
    decided_at: DateTime;
    outcome: "sent" | "late" | "overtaken" | "unreachable" | "unneeded" | "economised";
    reason: string | null;
    due_on: string;
    recipient: "officer" | "deputy" | "head" | "secretariat" | "leaders" | "leaders-group";
    chat_id: number | null;
    snooze_id: number | null;
    notice_id: string | null;
  };
  reminder_fallback: {
    reminder_id: string;
    way: "channel" | "head" | "none";
    at: DateTime;
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
  snooze: {
    id: Generated<number>;
    obligation_id: number;
    person_id: number;
    until_at: DateTime;
    created_at: DateTime;
    inbox_id: string | null;
    ended_at: DateTime | null;
    ending: "reminded" | "overruled" | "replaced" | null;
  };
  stranger: {
    platform: string;
    bot: string;
    external_id: string;
    counted_from: DateTime;
    answered: Generated<number>;
    failed: Generated<number>;
  };
  synonym: {
    id: Generated<number>;
    scope_id: number;
    phrase: string;
    folded: string;
    indicator_id: number | null;
    unit_id: number | null;
    added_by: number;
    added_at: DateTime;
    removed_by: number | null;
    removed_at: DateTime | null;
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
    tenant_id: number | null;
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
  watch: {
    id: Generated<number>;
    chat_id: number;
    person_id: number;
    subject: string;
    schedule: JsonColumn;
    when_same: "line" | "nothing";
    created_at: DateTime;
    inbox_id: string | null;
    paused_at: DateTime | null;
    ended_at: DateTime | null;
    ending: "asked" | "no-right" | "chat-gone" | null;
    last_due_at: DateTime;
    last_rows: NullableJsonColumn;
  };
  watch_run: {
    watch_id: number;
    due_at: DateTime;
    ran_at: DateTime;
    outcome: "sent" | "same" | "silent" | "ended";
  };
  working_day_exception: {
    day: string;
    kind: "off" | "work";
    name: string;
    source: string;
    is_proposal: Generated<boolean>;
  };
}
