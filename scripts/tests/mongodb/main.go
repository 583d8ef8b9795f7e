// A server that speaks MongoDB's protocol and shares no code with the registry's embedded store.
//
// Usage: mongodb FOLDER [ADDRESS]
//
// It keeps its data in the folder, prints its connection string once it listens, and ends on SIGTERM.
// Without an address it takes a random port of the loopback interface.
package main

import (
	"context"
	"fmt"
	"log"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	if len(os.Args) < 2 || len(os.Args) > 3 {
		log.Fatal("Usage: mongodb FOLDER [ADDRESS]")
	}
	address := "127.0.0.1:0"
	if len(os.Args) == 3 {
		address = os.Args[2]
	}
	server, err := ferretdb.New(&ferretdb.Config{
		Listener: ferretdb.ListenerConfig{TCP: address},
		Handler:  "sqlite",
		// The data has to outlive the process, not the machine.
		SQLiteURL: "file:" + os.Args[1] + "/?_pragma=synchronous(off)",
		Logger:    slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn})),
	})
	if err != nil {
		log.Fatal(err)
	}
	ended, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	// The address is known once it runs, which this waits for.
	go func() { fmt.Println(server.MongoDBURI()) }()
	if err := server.Run(ended); err != nil {
		log.Fatal(err)
	}
}
