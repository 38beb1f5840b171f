-- name: recording.add
insert into recording (extension, linkedid, file, started_at)
values (:extension, :linkedid, :file, :start) on conflict do nothing

-- name: recording.file
select file from recording where id = :id and extension = :extension

-- name: recording.of
select max(id) from recording where extension = :extension and linkedid = :linkedid

-- name: booking.all
select id, user_name, booker, account, target, expires_at from booking order by expires_at, id

-- name: booking.user
select name from app_user where extension = :extension order by name limit 1

-- name: booking.add
insert into booking (id, user_name, booker, account, target, expires_at)
values (:id, :user, :booker, :account, :target, :expires)

-- name: booking.remove
delete from booking where id = :id
