-- name: contact.version
select version from contact_counter

-- name: contact.count_version
update contact_counter set version = version + 1

-- name: contact.set_version
update contact_counter set version = :version

-- name: contact.find
select id, owner, source, import_id, edited, first_name, last_name, organization, unit, fields, version
from contact where id = :id

-- name: contact.add
insert into contact (id, owner, source, import_id, edited, first_name, last_name, organization, unit, fields,
    version)
values (:id, :owner, :source, :import, 0, :first, :last, :organization, :unit, :fields, :version)

-- name: contact.update
update contact set edited = 1, first_name = :first, last_name = :last, organization = :organization,
    unit = :unit, fields = :fields, version = :version
where id = :id

-- name: contact.remove
delete from contact where id = :id

-- name: contact.count
select count(*) from contact where owner = :owner

-- name: contact.newest
select max(coalesce((select max(version) from contact where owner = :owner), 0),
    coalesce((select max(version) from contact_removal where owner = :owner), 0),
    coalesce((select version from contact_floor where owner = :owner), 0))

-- Two books, each read in the order of its index: one `in` would sort all that is left for every page.
-- name: contact.changes
select id, owner, source, import_id, edited, first_name, last_name, organization, unit, fields, version
from (
    select * from (select * from contact where owner = '' and version > :since order by version limit :rows)
    union all
    select * from (select * from contact where owner = :owner and version > :since order by version limit :rows)
)
order by version limit :rows

-- name: contact.removals
select id, version
from (
    select * from (select id, version from contact_removal where owner = '' and version > :since
        order by version limit :rows)
    union all
    select * from (select id, version from contact_removal where owner = :owner and version > :since
        order by version limit :rows)
)
order by version limit :rows

-- name: contact.all_changes
select id, owner, source, import_id, edited, first_name, last_name, organization, unit, fields, version
from contact where version > :since order by version limit :rows

-- name: contact.all_removals
select id, version from contact_removal where version > :since order by version limit :rows

-- name: contact.floor
select coalesce(max(version), 0) from contact_floor where owner in ('', :owner)

-- name: contact.all_floor
select coalesce(max(version), 0) from contact_floor

-- name: contact.set_floor
insert into contact_floor (owner, version) values (:owner, :version)
on conflict (owner) do update set version = max(version, excluded.version)

-- name: contact.find_removal
select owner, version from contact_removal where id = :id

-- name: contact.add_removal
insert into contact_removal (id, owner, version) values (:id, :owner, :version)
on conflict (id) do update set owner = excluded.owner, version = excluded.version

-- name: contact.drop_removal
delete from contact_removal where id = :id

-- The newest removal that is one too many: null when there are no more than are kept.
-- name: contact.excess_removal
select (select version from contact_removal where owner = :owner order by version desc limit 1 offset :kept)

-- name: contact.forget_removals
delete from contact_removal where owner = :owner and version <= :version

-- name: contact.imported
select id from contact where owner = :owner and import_id = :import and edited = 0 limit :rows

-- name: contact.count_edited
select count(*) from contact where owner = :owner and import_id = :import and edited = 1

-- name: contact.remove_owner
delete from contact where owner = :owner

-- name: contact.forget_owner
delete from contact_removal where owner = :owner
