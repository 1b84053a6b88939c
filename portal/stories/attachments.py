def with_documents(sections, *, actor, folder):
    return sections
