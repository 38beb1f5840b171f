-- name: register.total
select live, newest from register_total where extension = :extension

-- Covered by the index register_list.
-- name: register.count_range
select count(*) from register
where extension = :extension and started_at >= :from and started_at < :to and id <= :asof and gone_at > :asof

-- The key `skip` rows below (:start, :id), newest first. Covered by the index register_list.
-- name: register.anchor
select started_at, id from register
where extension = :extension and (started_at, id) <= (:start, :id) and started_at >= :from
    and id <= :asof and gone_at > :asof
order by started_at desc, id desc limit 1 offset :skip

-- name: register.page
select id, linkedid, direction, answered, number, name, queue, started_at, duration_s from register
where extension = :extension and (started_at, id) <= (:start, :id) and started_at >= :from
    and id <= :asof and gone_at > :asof
order by started_at desc, id desc limit :rows

-- name: register.row
select id, linkedid, direction, answered, number, name, queue, started_at, duration_s from register
where id = :id

-- name: register.texts
select id, started_at, gone_at, number, name, queue from register
where extension = :extension and (started_at, id) > (:start, :id)
order by started_at, id limit :rows

-- name: register.current
select id, linkedid, direction, answered, number, name, queue, started_at, duration_s from register
where extension = :extension and linkedid = :linkedid and gone_at = 9223372036854775807

-- name: register.next_id
select coalesce(max(id), 0) + 1 from register

-- name: register.add
insert into register (id, extension, linkedid, direction, answered, number, name, queue, started_at, duration_s,
    gone_at)
values (:id, :extension, :linkedid, :direction, :answered, :number, :name, :queue, :start, :duration,
    9223372036854775807)

-- name: register.retire
update register set gone_at = :gone where id = :id

-- name: register.count
insert into register_total (extension, live, newest) values (:extension, :added, :newest)
on conflict (extension) do update set live = register_total.live + excluded.live, newest = excluded.newest

-- name: register.remove_gone
delete from register where gone_at <> 9223372036854775807

-- name: register.seen
select row_id from register_seen where user_id = :user

-- name: register.see
insert into register_seen (user_id, row_id) values (:user, :row)
on conflict (user_id) do update set row_id = max(row_id, excluded.row_id)

-- Incoming calls that nobody answered. Covered by the index register_missed.
-- name: register.missed
select count(*) from register
where extension = :extension and id > :seen
    and direction = 1 and answered = 0 and gone_at = 9223372036854775807
