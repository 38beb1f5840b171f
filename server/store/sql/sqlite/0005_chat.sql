-- Chat. Messages are numbered within their conversation; `newest` is the number of the last one.
create table chat_conversation (
    id integer primary key,
    newest bigint not null
);

-- One row a side. `version` is that of the last change which this side sees; the highest of all is the clock.
create table chat_member (
    conversation bigint not null references chat_conversation (id),
    extension text not null,
    peer text not null,
    peer_name text not null,
    delivered bigint not null,
    read_to bigint not null,
    unread bigint not null,
    version bigint not null,
    primary key (extension, peer)
);
create index chat_member_version on chat_member (version);
create index chat_member_changes on chat_member (extension, version);
create index chat_member_sides on chat_member (conversation);

-- `folded` is the text as it is searched.
create table chat_message (
    id integer primary key,
    conversation bigint not null references chat_conversation (id),
    number bigint not null,
    sender text not null,
    client_id text not null,
    text text not null,
    folded text not null,
    sent_at bigint not null
);
create unique index chat_message_number on chat_message (conversation, number);
create unique index chat_message_once on chat_message (sender, client_id);
