-- name: favourite.all
select user_name, extension from favourite order by user_name, extension

-- name: favourite.of
select extension from favourite where user_name = :user order by extension

-- name: favourite.add
insert into favourite (user_name, extension) values (:user, :extension) on conflict do nothing

-- name: favourite.remove
delete from favourite where user_name = :user and extension = :extension

-- name: presence.all
select extension, state from presence order by extension

-- name: presence.put
insert into presence (extension, state) values (:extension, :state)
on conflict (extension) do update set state = excluded.state
