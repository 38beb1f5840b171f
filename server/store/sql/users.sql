-- name: user.names
select name from app_user order by name

-- name: user.find
select name, extension, rest_api, disabled, roles, seat, account, password_hash, rest_digest
from app_user where name = :name

-- name: user.add
insert into app_user (name, extension, password_hash, rest_digest, rest_api, disabled, roles, seat, seat_since,
    account)
values (:name, :extension, :hash, :digest, :rest, :disabled, :roles, :seat, :since, :account)

-- name: user.update
update app_user set extension = :extension, rest_api = :rest, disabled = :disabled, roles = :roles,
    seat_since = case when seat = :seat then seat_since else :since end, seat = :seat, account = :account,
    rest_digest = case when :rest = 0 then '' else rest_digest end
where name = :name

-- name: user.remove
delete from app_user where name = :name

-- name: user.set_password
update app_user set password_hash = :hash, rest_digest = :digest where name = :name

-- name: user.set_account
update app_user set account = :account where name = :name

-- name: seat.given
select count(*) from app_user where seat = :seat and name <> :except

-- How many hold this kind of seat longer than the user: whoever is beyond the total has none.
-- name: seat.rank
select count(*) from app_user o join app_user u on u.name = :name and o.seat = u.seat
where o.seat_since < u.seat_since or (o.seat_since = u.seat_since and o.name < u.name)

-- name: setting.get
select value from setting where name = :name

-- name: setting.put
insert into setting (name, value) values (:name, :value)
on conflict (name) do update set value = excluded.value

-- name: setting.add
insert into setting (name, value) values (:name, :value) on conflict (name) do nothing
