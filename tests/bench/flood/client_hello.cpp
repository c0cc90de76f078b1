#include "client_hello.h"

#include <memory>

#include <openssl/ssl.h>

namespace lancast::bench {

QByteArray makeClientHello()
{
    const std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> context(SSL_CTX_new(TLS_client_method()),
                                                                    SSL_CTX_free);
    const std::unique_ptr<SSL, decltype(&SSL_free)> client(SSL_new(context.get()), SSL_free);
    BIO *out = BIO_new(BIO_s_mem());
    SSL_set_bio(client.get(), BIO_new(BIO_s_mem()), out); // takes both over
    (void)SSL_connect(client.get());                      // wants an answer
    QByteArray hello(int(BIO_ctrl_pending(out)), Qt::Uninitialized);
    (void)BIO_read(out, hello.data(), int(hello.size()));
    return hello;
}

} // namespace lancast::bench
