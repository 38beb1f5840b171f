-- name: directory.extensions
select number, first_name, last_name, company, mailbox, hidden from extension order by number

-- name: directory.accounts
select name, extension, mac from account order by extension, position, name

-- name: directory.groups
select number, name from ring_group order by number

-- name: directory.put_extension
insert into extension (number, first_name, last_name, company, mailbox, hidden)
values (:number, :first, :last, :company, :mailbox, :hidden)
on conflict (number) do update set first_name = excluded.first_name, last_name = excluded.last_name,
    company = excluded.company, mailbox = excluded.mailbox, hidden = excluded.hidden

-- name: directory.clear_accounts
delete from account where extension = :number

-- name: directory.put_account
insert into account (name, extension, position, mac) values (:name, :number, :position, :mac)
on conflict (name) do update set extension = excluded.extension, position = excluded.position, mac = excluded.mac

-- name: directory.remove_extension
delete from extension where number = :number

-- name: directory.put_group
insert into ring_group (number, name) values (:number, :name)
on conflict (number) do update set name = excluded.name

-- name: directory.remove_group
delete from ring_group where number = :number
