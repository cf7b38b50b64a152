/** A question of a leader of a generated province, and hand-written SQL that finds the same rows. */
export interface BenchQuestion {
  readonly name: string;
  /** `{unit}` is a commune of the province, `{other}` another one, `{province}` the province itself. */
  readonly text: string;
  /** Rows as `unit` and, where figures are asked for, `value`. $1 is the province's id, $2 and $3 the communes' ids. */
  readonly sql?: string;
}

/** The newest period with any figure of an indicator in the province: what "no period said" means. */
const latest = (indicator: string): string => `
  latest as (
    select f.period from figure f join indicator i on i.id = f.indicator_id join unit u on u.id = f.unit_id
    where i.code = '${indicator}' and u.parent_id = $1 and f.superseded_at is null
    order by left(f.period, 4) desc, array_position(array['Y', 'Q3', 'H1', 'Q1'], substr(f.period, 6)) limit 1)`;

/** Figures of the province's communes in the newest period. */
const current = (indicator: string): string => `
  with ${latest(indicator)},
  current as (
    select u.id, u.code as unit, coalesce(f.value, 100 * f.numerator / nullif(f.denominator, 0)) as value,
      f.numerator, f.denominator
    from unit u join indicator i on i.code = '${indicator}'
    join figure f on f.unit_id = u.id and f.indicator_id = i.id and f.superseded_at is null
    join latest on latest.period = f.period
    where u.parent_id = $1)`;

/** Every kind of question that has rows of figures or reports. */
export const benchQuestions: readonly BenchQuestion[] = [
  {
    name: "threshold",
    text: "xã, phường nào thanh toán trực tuyến dưới 45%",
    sql: `${current("online-payment")} select unit, value from current where value < 45`,
  },
  {
    name: "count",
    text: "có bao nhiêu đơn vị hài lòng từ 90% trở lên",
    sql: `${current("satisfaction")} select unit, value from current where value >= 90`,
  },
  {
    name: "value",
    text: "tỷ lệ hồ sơ đúng hạn của {unit} là bao nhiêu",
    sql: `${current("on-time")} select unit, value from current where id = $2`,
  },
  {
    name: "top",
    text: "5 đơn vị thanh toán trực tuyến cao nhất",
    sql: `${current("online-payment")} select unit, value from current order by value desc fetch first 5 rows with ties`,
  },
  {
    name: "ranking",
    text: "xếp hạng các đơn vị theo tỷ lệ hài lòng",
    sql: `${current("satisfaction")} select unit, value from current order by value desc`,
  },
  {
    name: "total",
    text: "thanh toán trực tuyến toàn tỉnh",
    sql: `${current("online-payment")}
      select (select code from unit where id = $1) as unit, 100 * sum(numerator) / sum(denominator) as value from current`,
  },
  {
    name: "compare",
    text: "so sánh {unit} với {other} về niêm yết",
    sql: `${current("public-listing")} select unit, value from current where id in ($2, $3)`,
  },
  {
    name: "trend",
    text: "diễn biến thanh toán trực tuyến của {unit} qua các kỳ",
    sql: `select u.code as unit, 100 * f.numerator / nullif(f.denominator, 0) as value
      from figure f join unit u on u.id = f.unit_id join indicator i on i.id = f.indicator_id
      where u.id = $2 and i.code = 'online-payment' and f.superseded_at is null
      order by left(f.period, 4), array_position(array['Q1', 'H1', 'Q3', 'Y'], substr(f.period, 6))`,
  },
  {
    name: "province trend",
    text: "diễn biến thanh toán trực tuyến toàn tỉnh qua các kỳ",
    sql: `select (select code from unit where id = $1) as unit, 100 * sum(f.numerator) / sum(f.denominator) as value
      from figure f join unit u on u.id = f.unit_id join indicator i on i.id = f.indicator_id
      where u.parent_id = $1 and i.code = 'online-payment' and f.superseded_at is null
      group by f.period order by left(f.period, 4), array_position(array['Q1', 'H1', 'Q3', 'Y'], substr(f.period, 6))`,
  },
  {
    name: "change",
    text: "đơn vị nào giảm về tỷ lệ hài lòng so với quý III năm 2025",
    sql: `${current("satisfaction")}
      select c.unit, c.value from current c join indicator i on i.code = 'satisfaction'
      join figure b on b.unit_id = c.id and b.indicator_id = i.id and b.period = '2025-Q3' and b.superseded_at is null
      where c.value < 100 * b.numerator / nullif(b.denominator, 0)`,
  },
  {
    name: "two conditions",
    text: "đơn vị nào thanh toán trực tuyến dưới 45% và hài lòng trên 80%",
    sql: `${current("online-payment")}
      select c.unit from current c join indicator i on i.code = 'satisfaction' join latest on true
      join figure f on f.unit_id = c.id and f.indicator_id = i.id and f.period = latest.period and f.superseded_at is null
      where c.value < 45 and 100 * f.numerator / nullif(f.denominator, 0) > 80`,
  },
  {
    name: "unmet",
    text: "đơn vị nào chưa đạt chỉ tiêu niêm yết",
    sql: `${current("public-listing")} select unit, value from current where value < 100`,
  },
  {
    name: "place",
    text: "{unit} đứng thứ mấy về hài lòng",
    sql: `${current("satisfaction")}
      select * from (select id, unit, value, rank() over (order by value desc) from current) ranked where id = $2`,
  },
  {
    name: "lack",
    text: "đơn vị nào chưa có số liệu hài lòng",
    sql: `with ${latest("satisfaction")}
      select u.code as unit from unit u join indicator i on i.code = 'satisfaction' join latest on true
      where u.parent_id = $1 and not exists (select 1 from figure f
        where f.unit_id = u.id and f.indicator_id = i.id and f.period = latest.period and f.superseded_at is null)`,
  },
  {
    name: "profile",
    text: "tất cả các chỉ tiêu của {unit}",
    sql: `with ${latest("online-payment")}
      select u.code as unit, coalesce(f.value, 100 * f.numerator / nullif(f.denominator, 0)) as value
      from figure f join unit u on u.id = f.unit_id join latest on latest.period = f.period
      where u.id = $2 and f.superseded_at is null`,
  },
  {
    name: "missing reports",
    text: "đơn vị nào chưa nộp báo cáo",
    sql: `select u.code as unit from obligation o join unit u on u.id = o.unit_id
      where u.parent_id = $1 and o.period = '2025-Y'
        and not exists (select 1 from report r where r.obligation_id = o.id and r.status <> 'withdrawn')`,
  },
  { name: "typos", text: "xa phuong nao thnah toan truc tuyen duoi 45%" },
  { name: "english", text: "which communes are below 45% online payment" },
  { name: "bare name", text: "dung han cua {unit}" },
  { name: "not understood", text: "giá xăng ở {unit} hôm nay là bao nhiêu vậy bot ơi" },
  { name: "deadline", text: "khi nào đến hạn báo cáo tiếp theo" },
  { name: "target", text: "chỉ tiêu thanh toán trực tuyến là bao nhiêu" },
];
