-- Phonebooks. `owner` is a user's name, '' the shared book. It refers to nothing: what goes with a user is
-- removed with the floor of the owner's book set, so that no client goes on with what it has.
-- `fields` is a JSON list of protocol::ContactField. `edited`: by hand, after the import that brought it.
create table contact (
    id text primary key,
    owner text not null,
    source text not null,
    import_id text not null,
    edited integer not null,
    first_name text not null,
    last_name text not null,
    organization text not null,
    unit text not null,
    fields text not null,
    version bigint not null
);
create index contact_change on contact (owner, version);
create unique index contact_version on contact (version);
create index contact_import on contact (owner, import_id, version) where import_id <> '';

-- The latest removals of each book.
create table contact_removal (
    id text primary key,
    owner text not null,
    version bigint not null
);
create index contact_removal_change on contact_removal (owner, version);
create unique index contact_removal_version on contact_removal (version);

-- Removals up to this version are forgotten.
create table contact_floor (
    owner text primary key,
    version bigint not null
);

-- Counts the changes of all books.
create table contact_counter (
    version bigint not null
);
insert into contact_counter (version) values (0);
