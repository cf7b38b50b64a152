import { sql } from "kysely";
import type { Trx } from "../../src/store/database.ts";

/** A second province beside the sample: a row of its own in every table that is walled off. */
export async function addProvince(trx: Trx): Promise<void> {
  await sql`
    insert into unit (code, name, short_name, level, valid_from) values ('b', 'Tỉnh B', 'B', 'province', '2000-01-01');
    insert into unit (code, name, short_name, level, valid_from, parent_id)
      select code, name, name, 'district', '2000-01-01', (select id from unit where code = 'b')
      from (values ('b-1', 'Huyện B một'), ('b-2', 'Huyện B hai')) as n (code, name);
    insert into unit_successor (old_id, new_id, extent, happened_on)
      select o.id, n.id, 'partial', '2024-01-01' from unit o, unit n where o.code = 'b-1' and n.code = 'b-2';
    insert into plan (code, definition, scope_id, valid_from, valid_until)
      select 'plan-b', definition, (select id from unit where code = 'b'), valid_from, valid_until from plan order by id limit 1;
    insert into deadline (plan_id, period, kind, due_on, opens_on, locked_on)
      select (select id from plan where code = 'plan-b'), period, kind, due_on, opens_on, locked_on from deadline
      where plan_id = (select min(id) from plan);
    insert into deadline_exception (plan_id, period, unit_id, kind, due_on, opens_on, locked_on, source)
      select plan_id, period, (select id from unit where code = 'b-1'), kind, due_on, opens_on, locked_on, 'B' from deadline
      where plan_id = (select id from plan where code = 'plan-b');
    insert into person (code, name) values ('b-officer', 'Cán bộ B'), ('b-head', 'Lãnh đạo B');
    insert into assignment (person_id, role, unit_id, valid_from)
      select p.id, case p.code when 'b-officer' then 'officer' else 'head' end, u.id, '2024-01-01'
      from person p, unit u where p.code like 'b-%' and u.code = 'b-1';
    insert into account (platform, bot, external_id, person_id) select 'console', 'dondoc', code, id from person where code like 'b-%';
    insert into chat (platform, bot, external_id, kind, person_id)
      select 'console', 'dondoc', code, 'private', id from person where code like 'b-%';
    insert into chat (platform, bot, external_id, kind, title, unit_id, posts, owner_id)
      select 'console', 'dondoc', 'group:b', 'group', 'Nhóm B', u.id, '{digests}', p.id from unit u, person p
      where u.code = 'b-1' and p.code = 'b-head';
    insert into group_member (chat_id, person_id)
      select c.id, p.id from chat c, person p where c.external_id = 'group:b' and p.code = 'b-head';
    insert into conversation (chat_id, person_id, updated_at) select id, person_id, now() from chat where external_id = 'b-officer';
    insert into obligation (plan_id, unit_id, period)
      select p.id, u.id, '2024-Q3' from plan p, unit u where p.code = 'plan-b' and u.code in ('b-1', 'b-2');
    insert into report (obligation_id, version, status, submitted_at, submitted_by)
      select o.id, 1, 'submitted', '2024-08-09', (select id from person where code = 'b-officer') from obligation o
      join unit u on u.id = o.unit_id where u.code = 'b-1';
    insert into report_decision (report_id, event, person_id, decided_at)
      select max(r.id), 'approve', (select id from person where code = 'b-head'), '2024-08-09' from report r;
    insert into figure (unit_id, indicator_id, period, version, state, value, source, recorded_at)
      select (select id from unit where code = 'b-1'), id, '2024-Q3', 1, 'value', 1, 'report', '2024-08-09' from indicator where kind = 'count' limit 1;
    insert into directive (code, unit_id, title, total, done, due_on)
      select 'b-task', id, 'Việc của B', 1, 0, '2024-09-01' from unit where code = 'b-1';
    insert into late_case (unit_id, dossier, due_on, added_by, added_at)
      select u.id, 'B-1', '2024-08-01', p.id, now() from unit u, person p where u.code = 'b-1' and p.code = 'b-officer';
    insert into draft (form, obligation_id, entries, created_at, updated_at, updated_by)
      select 'report', o.id, '{}', now(), now(), p.id from obligation o join unit u on u.id = o.unit_id, person p
      where u.code = 'b-2' and p.code = 'b-officer';
    insert into lock_exception (obligation_id, until_on, reason, granted_by, granted_at)
      select o.id, '2024-12-31', 'B', p.id, now() from obligation o join unit u on u.id = o.unit_id, person p where u.code = 'b-1' and p.code = 'b-head';
    insert into attachment (hash, mime, content, created_at) values ('b', 'text/plain', 'b', now());
    insert into evidence (obligation_id, hash, name, mime, size, added_by, added_at)
      select o.id, 'b', 'b.txt', 'text/plain', 1, p.id, now() from obligation o join unit u on u.id = o.unit_id, person p where u.code = 'b-1' and p.code = 'b-officer';
    insert into report_template (id, obligation_id, made_for, made_at)
      select 'b', o.id, p.id, now() from obligation o join unit u on u.id = o.unit_id, person p where u.code = 'b-1' and p.code = 'b-officer';
    insert into upload_link (token_hash, person_id, chat_id, obligation_id, created_at, expires_at)
      select 'b', p.id, c.id, o.id, now(), now() from obligation o join unit u on u.id = o.unit_id, person p join chat c on c.person_id = p.id
      where u.code = 'b-1' and p.code = 'b-officer';
    insert into audit (at, actor_id, action, subject) select now(), id, 'b', 'b' from person where code = 'b-head';
    insert into sign_in (token_hash, person_id, purpose, created_at, expires_at) select 'b', id, 'session', now(), now() from person where code = 'b-officer';
    insert into access_code (code_hash, kind, name, unit_id, role, role_from, created_at, expires_at)
      select 'b', 'invitation', 'Người B', id, 'officer', '2024-01-01', now(), now() + interval '900 days' from unit where code = 'b-1';
  `.execute(trx);
}
