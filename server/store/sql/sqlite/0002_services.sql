-- Recordings that users asked for. `file` is a path below the PBX's recordings.
create table recording (
    id integer primary key,
    extension text not null,
    linkedid text not null,
    file text not null,
    started_at bigint not null
);
create unique index recording_file on recording (extension, file);
create index recording_call on recording (extension, linkedid);

-- Call-backs that wait.
create table booking (
    id text primary key,
    user_name text not null references app_user (name) on delete cascade,
    booker text not null,
    account text not null,
    target text not null,
    expires_at bigint not null
);
