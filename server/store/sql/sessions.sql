-- name: token.add
insert into session_token (hash, user_name, mode, account, expires_at)
values (:hash, :user, :mode, :account, :expires)

-- name: token.find
select t.user_name, t.mode, t.account, t.expires_at
from session_token t join app_user u on u.name = t.user_name
where t.hash = :hash and t.expires_at > :now and u.disabled = 0

-- name: token.update
update session_token set mode = :mode, account = :account, expires_at = :expires where hash = :hash

-- name: token.remove
delete from session_token where hash = :hash

-- name: token.remove_user
delete from session_token where user_name = :user

-- name: token.remove_expired
delete from session_token where expires_at <= :now
