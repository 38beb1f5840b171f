-- Times are milliseconds since 1970 UTC. Numbers of telephones are text. Nothing here refers to Asterisk's
-- own tables.

create table setting (
    name text primary key,
    value text not null
);

create table extension (
    number text primary key,
    first_name text not null,
    last_name text not null,
    company text not null,
    mailbox text not null,
    hidden integer not null
);

-- A telephone: a PJSIP endpoint. `position` 0 is the extension's default one.
create table account (
    name text primary key,
    extension text not null references extension (number) on delete cascade,
    position integer not null
);
create index account_extension on account (extension, position);

create table ring_group (
    number text primary key,
    name text not null
);

-- `extension` refers to nothing: an import that loses an extension must not take a user with it.
create table app_user (
    name text primary key,
    extension text not null,
    password_hash text not null,
    rest_digest text not null,
    rest_api integer not null,
    disabled integer not null,
    roles text not null,
    seat text not null,
    seat_since bigint not null,
    account text not null
);

create table session_token (
    hash text primary key,
    user_name text not null references app_user (name) on delete cascade,
    mode text not null,
    account text not null,
    expires_at bigint not null
);
create index session_token_user on session_token (user_name);

create table favourite (
    user_name text not null references app_user (name) on delete cascade,
    extension text not null,
    primary key (user_name, extension)
);

create table presence (
    extension text primary key,
    state text not null
);

-- A row that changes gets a new id; the old one stays until the next start with gone_at = that id, so that
-- a list pinned at an older id never shifts: visible at asOf are rows with id <= asOf < gone_at.
create table register (
    id integer primary key,
    extension text not null,
    linkedid text not null,
    direction integer not null,
    answered integer not null,
    number text not null,
    name text not null,
    queue text not null,
    started_at bigint not null,
    duration_s integer not null,
    gone_at bigint not null
);
create unique index register_call on register (extension, linkedid) where gone_at = 9223372036854775807;
create index register_list on register (extension, started_at, id, gone_at);
create index register_gone on register (gone_at) where gone_at <> 9223372036854775807;

-- So that opening the register counts nothing.
create table register_total (
    extension text primary key,
    live bigint not null,
    newest bigint not null
);

-- CDR rows as they came, for as long as a call's last row may be late.
create table cdr_row (
    id integer primary key,
    linkedid text not null,
    uniqueid text not null,
    sequence bigint not null,
    channel text not null,
    dst_channel text not null,
    src text not null,
    dst text not null,
    clid text not null,
    last_app text not null,
    last_data text not null,
    start_at bigint not null,
    answered integer not null,
    talk_from bigint not null,
    talk_ms bigint not null,
    imported_at bigint not null
);
create unique index cdr_row_once on cdr_row (uniqueid, sequence, channel, dst_channel, start_at);
create index cdr_row_call on cdr_row (linkedid);
create index cdr_row_age on cdr_row (imported_at);

create table cdr_position (
    source text primary key,
    position text not null
);
